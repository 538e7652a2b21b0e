"""What the calendar says by now: dates that are cancelled or moved, and who has to be told."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.workshops.calendar import CalendarDate, date_in, dates_in, events, titles
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write
from cms.plugins.workshops.rules import FOLLOWED, offer_until
from cms.plugins.workshops.seats import just_locked, let_go_of_late
from cms.published.models import PublishedDocument
from cms.published.reading import content_of

TOLD = (State.CONFIRMED, State.OFFERED, State.WAITING)
logger = logging.getLogger(__name__)
MATTERS = ("starts_at", "ends_at", "place", "is_cancelled")  # to somebody who comes


def follow_calendar() -> None:
    """For the timetable. A date that the calendar has no more stays as it was, and editors are asked."""
    for date in WorkshopDate.objects.filter(ends_at__gt=timezone.now() - FOLLOWED):
        try:
            follow(date)
        except Exception:
            logger.exception("The date %s cannot follow the calendar", date.pk)


def follow(date: WorkshopDate) -> None:
    document = events(SOURCE_LANGUAGE, [date.event]).get(date.event)
    found = date_in(document, date.date) or only_date_left(date, document)
    if found is None:
        return
    facts = found.facts | {"date": found.id, "titles": titles([date.event]).get(date.event, date.titles)}
    if not facts["place"]:  # a venue that is hidden for a while
        facts["place"] = date.place
    if differs(date, facts):
        take_over(date.pk, facts)


def only_date_left(date: WorkshopDate, document: PublishedDocument | None) -> CalendarDate | None:
    """Of an event that takes place once: a new day makes a new date, and it is the same to those who come."""
    found = list(dates_in(content_of(document))) if document and not date.has_begun else []
    if len(found) != 1 or WorkshopDate.objects.filter(date=found[0].id).exists():
        return None
    return found[0]


def differs(date: WorkshopDate, facts: dict[str, Any]) -> list[str]:
    return [name for name, value in facts.items() if getattr(date, name) != value]


def take_over(pk: int, facts: dict[str, Any]) -> None:
    """Once: the second worker finds nothing that differs."""
    with just_locked(pk) as date:
        changed, was_off = differs(date, facts), date.is_cancelled
        for name, value in facts.items():
            setattr(date, name, value)
        date.save(update_fields=list(facts))
        if set(changed) & set(MATTERS):
            adjust_times(date, was_off)
            tell(date, was_off)
        let_go_of_late(date)


def adjust_times(date: WorkshopDate, was_off: bool) -> None:
    """Nobody answers after the begin. Offers that stood still while the date was off begin anew."""
    for registration in date.registrations.filter(state__in=(State.PENDING, State.OFFERED)):
        anew = was_off and registration.state == State.OFFERED
        until = offer_until(timezone.now(), date.starts_at) if anew else registration.state_until
        registration.state_until = min(until or date.starts_at, date.starts_at)
        registration.save()


def tell(date: WorkshopDate, was_off: bool) -> None:
    if date.ends_at <= timezone.now():
        return
    kind = MailKind.CALLED_OFF if date.is_cancelled else MailKind.RESTORED if was_off else MailKind.CHANGED
    for registration in date.registrations.filter(state__in=TOLD):
        write(registration, kind)


def lost_dates(dates: QuerySet[WorkshopDate]) -> list[WorkshopDate]:
    """Dates ahead, with people, that the calendar does not show any more."""
    ahead = list(dates.ahead().filter(registrations__state__in=TOLD).distinct())  # type: ignore[attr-defined]  # its queryset
    public = events(SOURCE_LANGUAGE, {one.event for one in ahead})
    return [one for one in ahead if date_in(public.get(one.event), one.date) is None]
