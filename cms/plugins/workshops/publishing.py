"""What the window says about registration for a date: whether there is room, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.languages import CODES
from cms.plugins.workshops.calendar import KIND as EVENT
from cms.plugins.workshops.calendar import CalendarDate, date_in, events
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.seats import KIND, has_room
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import LAST_MODIFIED, Document, Projection, TranslationState, encode

Events = dict[str, dict[UUID, PublishedDocument]]


def public_dates() -> Iterable[UUID]:
    """Those whose event is public."""
    ahead = WorkshopDate.objects.ahead()
    known = PublishedDocument.objects.public().filter(kind=EVENT).values("uuid")
    return ahead.filter(event__in=known).values_list("uuid", flat=True)


def project_dates(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    """One query a language."""
    found = list(WorkshopDate.objects.ahead().filter(uuid__in=uuids))
    public = {language: events(language, {one.event for one in found}) for language in CODES}
    projections = ((one, projection(one, public)) for one in found)
    return {one.uuid: made for one, made in projections if made}


def projection(date: WorkshopDate, public: Events) -> Projection | None:
    """None when the calendar has the date no more."""
    in_calendar = {language: date_in(public[language].get(date.event), date.date) for language in CODES}
    told = {language: one for language, one in in_calendar.items() if one}
    if not told:
        return None
    seats = seats_of(date)
    documents = {language: document(date, one, language, seats, public) for language, one in told.items()}
    last = date.last_moment
    return Projection(
        kind=KIND,
        uuid=date.uuid,
        name=date.name,
        documents=documents,
        facets=frozenset({("event_id", str(date.event))}),
        expires_at=date.starts_at,
        changes_at=last if timezone.now() < last < date.starts_at else None,
    )


def document(date: WorkshopDate, shown: CalendarDate, language: str, seats: str, public: Events) -> Document:
    content = encode(content_of_date(date, shown, language, seats))
    state = TranslationState(public[language][date.event].state)
    return Document(title=shown.event["name"], item=content, full=content, state=state)


def content_of_date(date: WorkshopDate, shown: CalendarDate, language: str, seats: str) -> dict[str, Any]:
    with override(language):
        address = reverse("workshops:register", args=[date.uuid])
    found = {
        "id": str(date.uuid),
        "event_id": str(date.event),
        "date": dict(shown.occurrence),
        "seats": seats,
        "url": absolute(address),
        "last_modified": LAST_MODIFIED,
    }
    if seats in ("open", "waiting_list"):
        found["closes_at"] = date.last_moment.isoformat()
    return found


def seats_of(date: WorkshopDate) -> str:
    """Coarse on purpose: the window is written when it changes, not with each registration."""
    if date.is_cancelled:
        return "cancelled"
    if not date.takes_registrations:
        return "closed"
    if has_room(date):
        return "open"
    return "waiting_list" if date.has_waiting_list else "full"
