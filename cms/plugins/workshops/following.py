"""What the calendar says by now: dates that are cancelled or moved, and who has to be told."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.workshops.calendar import date_in, events, titles
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write
from cms.plugins.workshops.seats import locked

TOLD = (State.CONFIRMED, State.OFFERED, State.WAITING)
MATTERS = ("starts_at", "ends_at", "place", "is_cancelled")  # to somebody who comes


def follow_calendar() -> None:
    """For the timetable. A date that the calendar has no more stays as it was, and editors are asked."""
    ahead = list(WorkshopDate.objects.filter(ends_at__gt=timezone.now()))
    named = {one.event for one in ahead}
    public, names = events(SOURCE_LANGUAGE, named), titles(named)
    for one in ahead:
        found = date_in(public.get(one.event), one.date)
        facts = found.facts | {"titles": names[one.event]} if found else {}
        if differs(one, facts):
            take_over(one.pk, facts)


def differs(date: WorkshopDate, facts: dict[str, Any]) -> list[str]:
    return [name for name, value in facts.items() if getattr(date, name) != value]


def take_over(pk: int, facts: dict[str, Any]) -> None:
    """Once: the second worker finds nothing that differs."""
    with locked(pk) as date:
        changed = differs(date, facts)
        for name, value in facts.items():
            setattr(date, name, value)
        date.save()
        if set(changed) & set(MATTERS):
            tell(date)


def tell(date: WorkshopDate) -> None:
    kind = MailKind.CALLED_OFF if date.is_cancelled else MailKind.CHANGED
    for registration in date.registrations.filter(state__in=TOLD):
        write(registration, kind)


def lost_dates(dates: QuerySet[WorkshopDate]) -> list[WorkshopDate]:
    """Dates ahead, with people, that the calendar does not show any more."""
    ahead = list(dates.ahead().filter(registrations__state__in=TOLD).distinct())  # type: ignore[attr-defined]  # its queryset
    public = events(SOURCE_LANGUAGE, {one.event for one in ahead})
    return [one for one in ahead if date_in(public.get(one.event), one.date) is None]
