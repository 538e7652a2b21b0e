"""The hours of a service as iCalendar (RFC 5545), for whoever wants them in a calendar of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from directory.models.weekdays import Weekday
from directory.opening_hours.days import closing, holds, recurs
from directory.opening_hours.hours import Closed, Hours, Opening, Times

MEDIA_TYPE = "text/calendar; charset=utf-8"
ONE_DAY = timedelta(days=1)
PAST, AHEAD = timedelta(days=28), timedelta(days=400)  # of which exceptions are told
PRODUCT = "-//Wegweiser//Hours//EN"


def calendar_of(service: dict[str, Any]) -> bytes:
    """Events of a service as the API has it: its hours at each place, extra openings, closed days."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", service["name"])
    places = names_of_places(service)
    for hours in msgspec.convert(service.get("x_hours", []), type=list[Hours]):
        for event in events(service, hours, places.get(hours.location_id, "")):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def names_of_places(service: dict[str, Any]) -> dict[str, str]:
    """Name and address of each location by its id."""
    locations = [one["location"] for one in service.get("service_at_locations", [])]
    return {one["id"]: ", ".join([one.get("name", ""), *map(address_of, one.get("addresses", [])[:1])]) for one in locations}


def address_of(address: dict[str, str]) -> str:
    return f"{address['address_1']}, {address['postal_code']} {address['city']}"


def events(service: dict[str, Any], hours: Hours, place: str) -> Iterator[Event]:
    first = timezone.localdate() - PAST
    for number, opening in enumerate(hours.openings):
        if opening.opens_at and (begins := first_day(opening, first)):
            event = timed(service, f"{hours.location_id} {number}", begins, opening, place)
            if opening.by_appointment:
                event["summary"] = f"{service['name']} ({_('By appointment')})"
            event.add("rrule", rule(opening))
            for day in exceptions(hours, opening, begins):
                event.add("exdate", at(day, opening.opens_at))
            yield event
    for extra in hours.extra:
        yield timed(service, f"{hours.location_id} {extra.day} {extra.opens_at}", extra.day, extra, place)
    for closed in hours.closed:
        yield all_day(service, hours, closed, place)


def timed(service: dict[str, Any], part: str, day: date, times: Times, place: str) -> Event:
    opens, closes = times.minutes
    event = named(service, part, service["name"], place)
    event.add("dtstart", at(day, time(*divmod(opens, 60))))
    event.add("duration", timedelta(minutes=closes - opens))
    return event


def all_day(service: dict[str, Any], hours: Hours, closed: Closed, place: str) -> Event:
    words = ": ".join(filter(None, [f"{service['name']} ({_('Closed')})", closed.reason]))
    event = named(service, f"{hours.location_id} closed {closed.first} {closed.last}", words, place)
    event.add("dtstart", closed.first)
    if closed.last < date.max:
        event.add("dtend", closed.last + ONE_DAY)
    event.add("transp", "TRANSPARENT")
    return event


def named(service: dict[str, Any], part: str, summary: str, place: str) -> Event:
    event = Event()
    event.add("uid", str(uuid5(UUID(service["id"]), part)))
    event.add("dtstamp", datetime.fromisoformat(service["last_modified"]).astimezone(UTC))
    event.add("summary", summary)
    for name, value in (("location", place), ("url", service.get("x_url"))):
        if value:
            event.add(name, value)
    return event


def first_day(opening: Opening, start: date) -> date | None:
    """The first day from a start on at which it recurs; None for hours that are over, or hold much later."""
    start = max(start, opening.valid_from or start)
    days = (start + number * ONE_DAY for number in range(AHEAD.days))
    return next((day for day in days if recurs(opening, day)), None)


def rule(opening: Opening) -> dict[str, Any]:
    found: dict[str, Any] = {"freq": "monthly" if opening.week else "weekly" if opening.days else "daily"}
    if opening.days:
        found["byday"] = [f"{opening.week or ''}{Weekday.values[day]}" for day in opening.days]
    if opening.interval > 1:
        found |= {"interval": opening.interval, "wkst": "MO"}
    if opening.valid_to:
        found["until"] = at(opening.valid_to, time(23, 59)).astimezone(UTC)
    return found


def exceptions(hours: Hours, opening: Opening, begins: date) -> Iterator[date]:
    """Days of the next year on which it falls out: closed, a holiday."""
    for number in range(AHEAD.days):
        day = begins + number * ONE_DAY
        if recurs(opening, day) and (closing(hours, day) or not holds(hours, opening, day)):
            yield day


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, timezone.get_default_timezone())
