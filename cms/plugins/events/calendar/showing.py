"""The next dates where other pages, blocks and partners' frames show them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cms.middleware import hold_until
from cms.plugins.events.calendar.dates import EventOnDate, changes_at, dates_of
from cms.plugins.events.calendar.query import CalendarQuery
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.links import current_language
from site_pages.reading.lists import number_of
from site_pages.reading.site import site_for

FEW, SOME, MOST = 3, 5, 50


def next_dates(query: CalendarQuery, language: str, limit: int, request: HttpRequest | None) -> list[EventOnDate]:
    """One query."""
    dates = [one for one in dates_of(query.documents(language), language) if one.status != "cancelled"]
    hold_until(request, changes_at(dates[:limit]))
    return dates[:limit]


def on_front_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    dates = next_dates(CalendarQuery(), document.language, FEW, request)
    return {"dates": dates} if dates else None


def of_organizer(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    """On a service's page what its organization has in the calendar."""
    owner = content_of(document).get("organization", {}).get("id")
    if not owner:
        return None
    found = PublishedDocument.objects.current("event", document.language).with_facet("organization_id", [owner])
    dates = dates_of(found.defer("full", "search_text"), document.language)[:FEW]
    hold_until(request, changes_at(dates))
    return {"dates": dates, "is_of_organizer": True} if dates else None


def in_frame(request: HttpRequest) -> dict[str, Any] | None:
    """For partners' sites, with the filters of the calendar and a `limit`."""
    language = current_language()
    query = CalendarQuery.read(request.GET, site_for(request, language))
    limit = min(number_of(request.GET.get("limit", "").strip()) or SOME, MOST)
    dates = next_dates(query, language, limit, request)
    more = f"?{query.filters}" if query.filters else ""
    return {"dates": dates, "page_url": f"/{language}/events/{more}"}
