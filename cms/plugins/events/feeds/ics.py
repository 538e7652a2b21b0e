"""Events as iCalendar (RFC 5545): rules as rules, what is different about single dates beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vRecur

from cms.control_characters import without_control_characters
from cms.plugins.events.recurrence import HERE, ONE_DAY
from cms.published.addresses import absolute

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Wegweiser//Events//EN"
When = date | datetime


def calendar_of(events: Iterable[Mapping[str, Any]], name: str) -> bytes:
    """A feed of whole events as the window has them."""
    calendar = new_calendar()
    calendar.add("x-wr-calname", without_control_characters(name))
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for event in events:
        for component in components(event):
            calendar.add_component(component)
    return written(calendar)


def date_calendar(event: Mapping[str, Any], one: Mapping[str, Any]) -> bytes:
    """A single date of an event, for whoever goes there."""
    calendar = new_calendar()
    whole = [rule["id"] for rule in event["schedule"] if not rule.get("rrule") and rule["starts_at"][:10] == one["day"]]
    uid = whole[0] if whole else one["id"]  # what takes place once is the same entry as in the feed
    calendar.add_component(dated(event, uid, one))
    return written(calendar)


def new_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def written(calendar: Calendar) -> bytes:
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def components(event: Mapping[str, Any]) -> Iterator[Event]:
    for rule in event.get("schedule", []):
        changes = rule.get("changes", [])
        if not rule.get("rrule") and rule.get("left_out"):
            continue
        if not rule.get("rrule"):
            yield dated(event, rule["id"], {"status": event["status"], **rule, **(changes[0] if changes else {})})
            continue
        yield repeated(event, rule)
        for change in changes:
            exception = dated(event, rule["id"], change)
            exception.add("recurrence-id", planned(rule, change["day"]))
            yield exception


def repeated(event: Mapping[str, Any], rule: Mapping[str, Any]) -> Event:
    component = dated(event, rule["id"], {"status": event["status"], **rule})
    component.add("rrule", vRecur.from_ical(rule["rrule"]))
    for day in rule.get("left_out", []):
        component.add("exdate", planned(rule, day))
    return component


def planned(rule: Mapping[str, Any], day: str) -> When:
    """When a date of a rule would begin."""
    start = when(rule, "starts_at")
    planned_day = date.fromisoformat(day)
    return datetime.combine(planned_day, start.timetz()) if isinstance(start, datetime) else planned_day


def dated(event: Mapping[str, Any], uid: str, one: Mapping[str, Any]) -> Event:
    """A component with its times and all that is said about the event."""
    component = Event()
    component.add("uid", uid)
    component.add("dtstamp", datetime.fromisoformat(event["last_modified"]).astimezone(UTC))
    component.add("dtstart", when(one, "starts_at"))
    end = when(one, "ends_at")
    component.add("dtend", end if isinstance(end, datetime) else end + ONE_DAY)
    component.add("sequence", event.get("sequence", 0))
    component.add("status", "CANCELLED" if one.get("status") == "cancelled" else "CONFIRMED")
    for name, value in words(event, one):
        component.add(name, without_control_characters(value))
    if topics := [one["name"] for one in event.get("topics", [])]:
        component.add("categories", topics)
    venue = event.get("location", {})
    if "latitude" in venue and "longitude" in venue:
        component.add("geo", (venue["latitude"], venue["longitude"]))
    return component


def words(event: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "summary", event["name"]
    yield "url", absolute(event["url"])
    yield "contact", event["organization"]["name"]
    for name, value in (("description", event.get("description")), ("comment", one.get("reason"))):
        if value:
            yield name, value
    if place := place_of(event):
        yield "location", place


def place_of(event: Mapping[str, Any]) -> str:
    """Name and address; the address on the web of what is online only."""
    venue = event.get("location")
    if not venue:
        return str(event.get("online_url", ""))
    town = " ".join(filter(None, [venue.get("postal_code"), venue.get("city")]))
    return ", ".join(filter(None, [venue["name"], venue.get("address_1"), town]))


def when(one: Mapping[str, Any], name: str) -> When:
    """A day, or a moment by the clock here."""
    if one.get("all_day"):
        return date.fromisoformat(one[name])
    return datetime.fromisoformat(one[name]).astimezone(HERE)
