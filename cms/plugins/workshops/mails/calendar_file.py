"""The date for the calendar of somebody who comes (RFC 5546): asked to come, or told that it is off."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from cms.control_characters import without_control_characters
from cms.plugins.workshops.calendar import HERE
from cms.plugins.workshops.models import Registration
from cms.plugins.workshops.showing import page_of, title_of
from cms.published.addresses import absolute

PRODUCT = "-//Wegweiser//Workshops//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


def calendar_file(registration: Registration, method: str, sequence: int, language: str) -> bytes:
    """Local times with their VTIMEZONE; the same UID in each mail, with a higher SEQUENCE. Its address is the event's page."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(entry(registration, method, sequence, language))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def entry(registration: Registration, method: str, sequence: int, language: str) -> Event:
    date, component = registration.workshop_date, Event()
    component.add("uid", str(registration.uid))
    component.add("sequence", sequence)
    component.add("dtstamp", timezone.now())
    component.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    component.add("summary", without_control_characters(title_of(date, language)))
    component.add("organizer", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
    page, _reason = page_of(date, language)
    for name, value in (("url", absolute(page)), ("location", without_control_characters(date.place))):
        if value:
            component.add(name, value)
    add_times(component, registration)
    if method != PUBLISH:
        component.add("attendee", attendee(registration), encode=False)
    return component


def add_times(component: Event, registration: Registration) -> None:
    date = registration.workshop_date
    start, end = date.starts_at.astimezone(HERE), date.ends_at.astimezone(HERE)
    component.add("dtstart", start.date() if date.is_all_day else start)
    component.add("dtend", end.date() if date.is_all_day else max(end, start + timedelta(minutes=1)))


def attendee(registration: Registration) -> vCalAddress:
    found = vCalAddress(f"mailto:{registration.email}")
    found.params["rsvp"] = vText("FALSE")
    found.params["partstat"] = vText("ACCEPTED")
    return found
