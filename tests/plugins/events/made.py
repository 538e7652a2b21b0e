"""Events, published unless asked otherwise, and their dates."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import factory

from cms.plugins.events.models import DateChange, EventDate
from tests.factories.directory import LocationFactory, OrganizationFactory, RecordFactory


class EventFactory(RecordFactory):
    """`dates=[on("2026-12-03", "18:00", "20:00")]`."""

    class Meta:
        model = "events.Event"

    name = factory.Sequence(lambda number: f"Treffen {number}")
    event_type = "meeting"
    organization = factory.SubFactory(OrganizationFactory)
    location = factory.SubFactory(LocationFactory)


def on(day: str, starts_at: str = "", ends_at: str = "", **fields: Any) -> EventDate:
    times = {"starts_at": clock(starts_at), "ends_at": clock(ends_at)}
    days = {name: date.fromisoformat(one) if isinstance(one, str) and name != "repeats" else one for name, one in fields.items()}
    return EventDate(day=date.fromisoformat(day), **times, **days)


def changed(day: str, change: str = "cancelled", new_day: str = "", **fields: Any) -> DateChange:
    moved_to = date.fromisoformat(new_day) if new_day else None
    return DateChange(day=date.fromisoformat(day), change=change, new_day=moved_to, **fields)


def clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
