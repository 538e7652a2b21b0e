"""What templates of the plugin read beside what they are given."""

from __future__ import annotations

from django import template
from django.template import Context

from cms.plugins.events.calendar.dates import EventOnDate
from cms.plugins.events.calendar.query import CalendarQuery
from cms.plugins.events.calendar.showing import SOME, next_dates
from site_pages.reading.links import current_language

register = template.Library()


@register.simple_tag(takes_context=True)
def next_events(context: Context, topic: str | None, place: str | None, kind: str | None, limit: int | None) -> list[EventOnDate]:
    """The next dates for the block. One query."""
    query = CalendarQuery(topic=topic or "", place=place or "", type=kind or "")
    return next_dates(query, current_language(), limit or SOME, context.get("request"))
