"""The calendar at /<language>/events/: a list of dates, or a month as a table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.languages import LANGUAGES, language_name, language_of
from cms.middleware import hold_until
from cms.plugins.events.calendar.dates import EventOnDate, by_day, changes_at, dates_of
from cms.plugins.events.calendar.month import Month
from cms.plugins.events.calendar.month import title as month_title
from cms.plugins.events.calendar.query import CalendarQuery, first_of_month, weeks_ahead
from cms.plugins.events.event_type import EventType
from cms.published.addresses import absolute
from site_pages.reading.formats import day_in_year, local_date
from site_pages.reading.links import current_language, set_place
from site_pages.reading.lists import page_among
from site_pages.reading.site import site_for

DATES_A_PAGE = 30


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    language = current_language()
    frame = site_for(request, language)
    query = CalendarQuery.read(request.GET, frame)
    set_place(request, query.place)
    every = dates_of(query.documents(language), language)
    hold_until(request, changes_at(every))
    dates = query.within(every)
    shown = month_context(query, dates, language) if query.month else list_context(query, dates, language)
    context = {
        "language": language_of(language),
        "query": query,
        "total": len(dates),
        "choices": choices(query, frame, every, language),
        "language_urls": {one.code: f"/{one.code}/events/" for one in LANGUAGES},
        "calendar_url": reverse("events:calendar"),
        "canonical_url": absolute(reverse("events:calendar")),
        "alternates": [(one, absolute(f"/{one.code}/events/")) for one in LANGUAGES],
    }
    return render(request, "events/calendar.html", context | shown)


def list_context(query: CalendarQuery, dates: list[EventOnDate], language: str) -> dict[str, Any]:
    """Page by page. 404 beyond the end."""
    page = page_among(len(dates), query.page, DATES_A_PAGE)
    page.object_list = dates[page.start_index() - 1 : page.end_index()] if dates else []
    return {"days": titled(page.object_list, language), "items": page, "this_month": f"{timezone.localdate():%Y-%m}"}


def month_context(query: CalendarQuery, dates: list[EventOnDate], language: str) -> dict[str, Any]:
    first = first_of_month(query.month)
    if first is None:
        return {}
    month = Month(first, dates, language)
    links = {
        name: (query.with_value("month", f"{one:%Y-%m}"), month_title(one, language))
        for name, one in (("before", month.before), ("after", month.after))
        if one
    }
    return {"month": month, "days": titled(dates, language), "links": links}


def titled(dates: list[EventOnDate], language: str) -> list[tuple[Any, str, list[EventOnDate]]]:
    """(day, the day in words, dates)"""
    return [(day, day_in_year(day, language), some) for day, some in by_day(dates).items()]


def choices(query: CalendarQuery, frame: dict[str, Any], dates: list[EventOnDate], language: str) -> dict[str, Any]:
    """What the form offers: places that have events are enough, and languages that are spoken there."""
    spoken = {code for one in dates for code in one.event.get("languages", [])} | ({query.language} - {""})
    return {
        "places": frame.get("places", []),
        "topics": frame.get("topics", []),
        "types": [(value, label) for value, label in EventType.choices],
        "languages": sorted(((code, language_name(code, language)) for code in spoken), key=lambda pair: pair[1]),
        "weeks": [(code, local_date(first, language), local_date(last, language)) for code, first, last in weeks_ahead()],
    }
