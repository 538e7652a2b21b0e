"""Dates with registration, published, and people who register."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone

from cms.plugins.workshops import seats
from cms.plugins.workshops.calendar import dates_in, events
from cms.plugins.workshops.models import Mail, Registration, WorkshopDate
from cms.published.reading import content_of
from tests.plugins.events.made import EventFactory, on

DETAILS = {"organization": "", "place": "", "needs": ""}


def workshop_date(days: int = 30, capacity: int = 5, **fields: Any) -> WorkshopDate:
    """Of a new event, so many days ahead; `event_fields` go to the event."""
    day = timezone.localdate() + timedelta(days=days)
    event_fields = {"name": "Nähe und Abstand", "event_type": "workshop"} | fields.pop("event_fields", {})
    event = EventFactory(dates=[on(day.isoformat(), "18:00", "21:00")], **event_fields)
    return registration_for(event, capacity=capacity, **fields)


def registration_for(event: Any, **fields: Any) -> WorkshopDate:
    """For the first date that the calendar shows of an event."""
    document = events("de", [event.translation_key])[event.translation_key]
    found = next(dates_in(content_of(document)))
    made = WorkshopDate(event=event.translation_key, date=found.id, **found.facts, **fields)
    made.full_clean()
    made.save()
    with seats.locked(made.pk):
        return made


def event_of(date: WorkshopDate) -> Any:
    return apps.get_model("events", "Event").objects.get(translation_key=date.event, locale__language_code="de")


def registered(date: WorkshopDate, name: str = "Amal", language: str = "de", **details: str) -> Registration:
    """Not confirmed yet."""
    email = details.pop("email", f"{name.lower().replace(' ', '.')}@example.org")
    seats.register(date.pk, {**DETAILS, "name": name, "email": email, **details}, language)
    return date.registrations.get(mailbox=email.casefold())


def confirmed(date: WorkshopDate, name: str = "Amal", language: str = "de", **details: str) -> Registration:
    """As far as there is room."""
    found = registered(date, name, language, **details)
    seats.confirm(found)
    found.refresh_from_db()
    return found


def states(date: WorkshopDate) -> dict[str, str]:
    return dict(date.registrations.order_by("pk").values_list("name", "state"))


def kinds_of_mails(registration: Registration) -> list[str]:
    return list(Mail.objects.filter(registration=registration).order_by("pk").values_list("kind", flat=True))
