"""What waits for organizers, on the start page of the admin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.plugin_api.contributions import TodoLine
from cms.plugins.workshops.admin.access import PERMISSION
from cms.plugins.workshops.admin.participants import participants_address
from cms.plugins.workshops.following import lost_dates
from cms.plugins.workshops.models import Mail, WorkshopDate
from cms.plugins.workshops.models.registration import PARTICIPANTS, State
from cms.plugins.workshops.models.workshop_date import WorkshopDateQuerySet
from cms.plugins.workshops.rules import SHORTLY_BEFORE


def what_waits(request: HttpRequest) -> Iterator[TodoLine]:
    if not request.user.has_perm(PERMISSION):
        return
    own, now = WorkshopDate.objects.of_user(request.user), timezone.now()
    unsent = own.filter(registrations__mails__in=Mail.objects.undelivered()).distinct()
    yield line(_("Workshops whose attendance is to be marked"), list(to_mark(own, now)))
    yield line(_("Workshops with too few registrations"), list(with_too_few(own, now)))
    yield line(_("Workshops that the calendar does not show any more"), lost_dates(own))
    yield line(_("Workshops with mails that could not be sent"), list(unsent))


def line(text: str, dates: Sequence[WorkshopDate]) -> TodoLine:
    """A single one is a click away."""
    return TodoLine(text, participants_address(dates[0]) if len(dates) == 1 else reverse("workshop_dates:index"), len(dates))


def to_mark(dates: WorkshopDateQuerySet, now: datetime) -> WorkshopDateQuerySet:
    return dates.filter(ends_at__lte=now, is_cancelled=False, registrations__state=State.CONFIRMED).distinct()


def with_too_few(dates: WorkshopDateQuerySet, now: datetime) -> WorkshopDateQuerySet:
    """Nobody can register any more, or it begins soon, and somebody has to decide."""
    coming = Count("registrations", filter=Q(registrations__state__in=PARTICIPANTS))
    closed = Q(closes_at__lte=now) | Q(is_open=False) | Q(starts_at__lte=now + SHORTLY_BEFORE)
    return dates.ahead().filter(closed, is_cancelled=False, minimum__gt=0).annotate(coming=coming).filter(coming__lt=F("minimum"))
