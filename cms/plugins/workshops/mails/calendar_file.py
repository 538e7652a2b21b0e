"""The date for the calendar of somebody who comes (RFC 5546): asked to come, or told that it is off."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from cms.control_characters import without_control_characters
from cms.plugins.workshops.calendar import HERE
from cms.plugins.workshops.models import Registration

PRODUCT = "-//Wegweiser//Workshops//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


def calendar_file(registration: Registration, method: str, title: str, place: str, url: str, sender: str) -> bytes:
    """Local times with their VTIMEZONE; the same UID in each mail, with a higher SEQUENCE."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    component = Event()
    component.add("uid", str(registration.uid))
    component.add("sequence", registration.sequence)
    component.add("dtstamp", timezone.now())
    add_times(component, registration)
    component.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    component.add("summary", without_control_characters(title))
    component.add("url", url)
    if place:
        component.add("location", without_control_characters(place))
    if method != PUBLISH:
        add_people(component, registration, sender)
    calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def add_times(component: Event, registration: Registration) -> None:
    date = registration.workshop_date
    start, end = date.starts_at.astimezone(HERE), date.ends_at.astimezone(HERE)
    component.add("dtstart", start.date() if date.is_all_day else start)
    component.add("dtend", end.date() if date.is_all_day else max(end, start + timedelta(minutes=1)))


def add_people(component: Event, registration: Registration, sender: str) -> None:
    component.add("organizer", vCalAddress(f"mailto:{sender}"))
    attendee = vCalAddress(f"mailto:{registration.email}")
    attendee.params["rsvp"] = vText("FALSE")
    attendee.params["partstat"] = vText("ACCEPTED")
    component.add("attendee", attendee, encode=False)
