"""An event as the window and the API have it. Names are those of schema.org and HSDS; keys without a value are left out."""

from __future__ import annotations

import msgspec

from cms.translations.translation import Translation


class Shape(msgspec.Struct, omit_defaults=True):
    """`x_fallback_fields` of an object inside another names the fields whose words are German."""


class Term(Shape, kw_only=True):
    id: str
    code: str
    name: str
    x_fallback_fields: list[str] = []


class Organizer(Shape, kw_only=True):
    id: str
    name: str


class Place(Shape, kw_only=True):
    ars: str
    name: str


class Venue(Shape, kw_only=True):
    id: str
    name: str
    address_1: str | None = None
    postal_code: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    transportation: str | None = None
    is_for_wheelchairs: bool = False
    place: Place | None = None
    x_fallback_fields: list[str] = []


class Occurrence(Shape, kw_only=True):
    """`day` is the planned one. Moments are ISO 8601 with the offset of Europe/Berlin; of whole days both are days."""

    id: str
    day: str
    starts_at: str
    ends_at: str
    all_day: bool = False
    status: str = "scheduled"
    reason: str | None = None


class ScheduleRule(Shape, kw_only=True):
    """For iCalendar: wall-clock times, RRULE of RFC 5545, and planned days that are left out."""

    id: str
    starts_at: str
    ends_at: str
    all_day: bool = False
    rrule: str | None = None
    left_out: list[str] = []
    changes: list[Occurrence] = []


class EventItem(Shape, kw_only=True):
    """As it stands in lists: what a calendar shows."""

    id: str
    name: str
    event_type: str
    status: str
    attendance: str
    url: str
    organization: Organizer | None = None  # published events have one
    location: Venue | None = None
    topics: list[Term] = []
    audiences: list[Term] = []
    languages: list[str] = []
    is_free: bool = False
    dates: list[Occurrence] = []
    last_modified: str
    x_translation: Translation


class WholeEvent(EventItem, kw_only=True):
    description: str | None = None
    eligibility_description: str | None = None
    cost_description: str | None = None
    accessibility_note: str | None = None
    child_care: str | None = None
    child_care_note: str | None = None
    online_url: str | None = None
    website: str | None = None
    email: str | None = None
    source: str | None = None
    schedule: list[ScheduleRule] = []
    sequence: int = 0
