"""What the page of an event needs beside its JSON."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from cms.middleware import hold_until
from cms.plugins.events.calendar.dates import EventOnDate, changes_at, upcoming
from cms.plugins.events.event_type import EventType
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.service_path import short_id

SHOWN = 5  # dates, before one asks for more
TOLD = 10  # to search engines
STATES = {"scheduled": "EventScheduled", "moved": "EventRescheduled", "cancelled": "EventCancelled"}
ATTENDANCE = {"offline": "OfflineEventAttendanceMode", "online": "OnlineEventAttendanceMode", "mixed": "MixedEventAttendanceMode"}
IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def event_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    event = content_of(document)
    dates = upcoming([event], document.language)
    hold_until(request, changes_at(dates))
    return {"event": event, "json_ld": json_ld(event, dates)} | shown(event, dates)


def shown(event: dict[str, Any], dates: list[EventOnDate]) -> dict[str, Any]:
    return {
        "dates": dates[:SHOWN],
        "more_dates": dates[SHOWN:],
        "type_label": EventType(event["event_type"]).label,
        "short_id": short_id(UUID(event["id"])),
    }


def json_ld(event: dict[str, Any], dates: list[EventOnDate]) -> SafeString:
    """The next dates as schema.org has them; what could end the script element is escaped."""
    found = [in_schema_org(event, one) for one in dates[:TOLD]]
    return mark_safe(json.dumps(found, ensure_ascii=False).translate(IN_SCRIPT)) if found else mark_safe("")  # noqa: S308


def in_schema_org(event: dict[str, Any], one: EventOnDate) -> dict[str, Any]:
    places: list[dict[str, Any]] = []
    if venue := event.get("location"):
        address = {"streetAddress": "address_1", "postalCode": "postal_code", "addressLocality": "city"}
        known = {theirs: venue[ours] for theirs, ours in address.items() if venue.get(ours)}
        places.append({"@type": "Place", "name": venue["name"], "address": {"@type": "PostalAddress", **known}})
    if event.get("online_url"):
        places.append({"@type": "VirtualLocation", "url": event["online_url"]})
    found = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event["name"],
        "startDate": one.occurrence["starts_at"],
        "endDate": one.occurrence["ends_at"],
        "eventStatus": f"https://schema.org/{STATES[one.status]}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[event['attendance']]}",
        "location": places[0] if len(places) == 1 else places,
        "organizer": {"@type": "Organization", "name": event["organization"]["name"]},
        "isAccessibleForFree": event.get("is_free", False),
        "url": absolute(event["url"]),
    }
    further = {"description": event.get("description"), "inLanguage": event.get("languages")}
    if one.status == "moved":
        further["previousStartDate"] = one.occurrence["day"]
    return found | {name: value for name, value in further.items() if value}
