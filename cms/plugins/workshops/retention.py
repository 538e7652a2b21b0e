"""What is erased when. Numbers stay."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from cms.plugin_api.tables import where_tables_are
from cms.plugins.workshops.models import Organizer, Registration, WorkshopDate
from cms.plugins.workshops.models.registration import PARTICIPANTS, State
from cms.plugins.workshops.rules import NEEDS_ARE_KEPT, lists_are_kept
from cms.plugins.workshops.seats import just_locked
from directory.models import Organization


def erase() -> None:
    """For the timetable; it may run late, or twice."""
    now = timezone.now()
    let_go()
    never_confirmed = Q(state=State.EXPIRED, queued_at=None)  # perhaps somebody else's address
    over = Q(workshop_date__ends_at__lte=now - NEEDS_ARE_KEPT)
    dates = Registration.objects.filter(never_confirmed | over & (~Q(needs="") | ~Q(state__in=PARTICIPANTS)))
    for pk in set(dates.values_list("workshop_date", flat=True)):
        with just_locked(pk) as date:
            date.registrations.filter(never_confirmed | over & ~Q(state__in=PARTICIPANTS)).delete()
            date.registrations.filter(over).exclude(needs="").update(needs="")
    lists = WorkshopDate.objects.filter(ends_at__lte=now - lists_are_kept(), list_erased_at=None)
    for pk in lists.values_list("pk", flat=True):
        erase_list(pk)


@where_tables_are("workshops")
def let_go() -> None:
    """Of people and organizations that were deleted while the plugin was off, and the database did not tell."""
    known = Q(user__in=get_user_model()._default_manager.all(), organization__in=Organization._default_manager.all())
    Organizer.objects.exclude(known).delete()


def erase_list(pk: int) -> None:
    """The numbers are counted once more, then the rows go. Certificates keep their numbers, not the names."""
    with just_locked(pk) as date:
        if date.list_erased_at:
            return
        count(date)
        date.list_erased_at = timezone.now()
        date.save()
        date.certificates.update(name_hash="")
        date.registrations.all().delete()


def count(date: WorkshopDate) -> None:
    """How many had a place, came, and did not come."""
    states = list(date.registrations.participants().values_list("state", flat=True))
    date.confirmed, date.attended, date.no_show = len(states), states.count(State.ATTENDED), states.count(State.NO_SHOW)
