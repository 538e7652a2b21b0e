"""Dates of the published calendar, to which registrations belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import Q
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument
from cms.published.projection import NOT_IN_LANGUAGE, TranslationState
from cms.published.reading import content_of

KIND = "event"  # as the calendar publishes them
HERE = ZoneInfo("Europe/Berlin")
LONGEST_PLACE = 500
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CalendarDate:
    """One date of an event's JSON."""

    event: Mapping[str, Any]
    occurrence: Mapping[str, Any]

    @property
    def id(self) -> UUID:
        return UUID(self.occurrence["id"])

    @property
    def event_id(self) -> UUID:
        return UUID(self.event["id"])

    @property
    def facts(self) -> dict[str, Any]:
        """By the names of WorkshopDate."""
        all_day = bool(self.occurrence.get("all_day"))
        owner = self.event.get("organization", {})
        return {
            "name": self.event["name"],
            "place": place_of(self.event),
            "organization": UUID(owner["id"]) if owner else None,
            "organizer": owner.get("name", ""),
            "contact": self.event.get("email", ""),
            "starts_at": moment(self.occurrence["starts_at"]),
            "ends_at": moment(self.occurrence["ends_at"]) + (ONE_DAY if all_day else timedelta()),
            "is_all_day": all_day,
            "is_cancelled": self.occurrence.get("status") == "cancelled",
        }


def moment(text: str) -> datetime:
    """In UTC; a whole day begins at midnight here."""
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else datetime.combine(date.fromisoformat(text), time.min, HERE)).astimezone(UTC)


def place_of(event: Mapping[str, Any]) -> str:
    """Name and address of the venue; the address on the web of what is online only."""
    venue = event.get("location")
    if not venue:
        return str(event.get("online_url", ""))
    town = " ".join(filter(None, [venue.get("postal_code"), venue.get("city")]))
    return ", ".join(filter(None, [venue["name"], venue.get("address_1"), town]))[:LONGEST_PLACE]


def events(language: str, uuids: Iterable[UUID]) -> dict[UUID, PublishedDocument]:
    """What is public now, by id. One query."""
    found = PublishedDocument.objects.current(KIND, language).filter(uuid__in=list(uuids))
    return {one.uuid: one for one in found}


def titles(uuids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """Names of events in the languages in which they have one. One query."""
    found: dict[UUID, dict[str, str]] = {}
    named = PublishedDocument.objects.public().filter(kind=KIND, uuid__in=list(uuids)).exclude(state__in=NOT_IN_LANGUAGE)
    named = named.exclude(~Q(language=SOURCE_LANGUAGE), state=TranslationState.ORIGINAL)
    for uuid, language, title in named.values_list("uuid", "language", "title"):
        found.setdefault(uuid, {})[language] = title
    return found


def dates_in(event: Mapping[str, Any]) -> Iterator[CalendarDate]:
    yield from (CalendarDate(event, one) for one in event.get("dates", []))


def date_in(document: PublishedDocument | None, uuid: UUID) -> CalendarDate | None:
    """A date of a document, or None when the calendar has it no more."""
    event = content_of(document) if document else {}
    return next((one for one in dates_in(event) if one.id == uuid), None)


def upcoming() -> list[CalendarDate]:
    """All dates ahead that are public, sooner first, in German."""
    documents = PublishedDocument.objects.current(KIND, SOURCE_LANGUAGE).only("item")
    found = [one for document in documents for one in dates_in(msgspec.json.decode(document.item))]
    ahead = [one for one in found if one.facts["starts_at"] > timezone.now() and not one.facts["is_cancelled"]]
    return sorted(ahead, key=lambda one: (one.facts["starts_at"], one.facts["name"], str(one.id)))
