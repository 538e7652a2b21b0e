"""Addresses of the feeds, with the filters of the calendar."""

from __future__ import annotations

from itertools import islice
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.middleware import hold_until
from cms.plugins.events.calendar.dates import changes_at, dates_of, upcoming
from cms.plugins.events.calendar.query import CalendarQuery
from cms.plugins.events.feeds import ics, rss
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.links import current_language
from site_pages.reading.service_path import uuids_of
from site_pages.reading.site import site_for

MOST = 2000  # events in a feed


@require_safe
def ics_feed(request: HttpRequest) -> HttpResponse:
    """All events that are public, whole."""
    language = current_language()
    frame = site_for(request, language)
    query = CalendarQuery.read(request.GET, frame)
    found = query.documents(language).defer(None).in_order()[:MOST]
    hold_until(request, changes_at([]))
    events = [content_of(one) for one in found]
    return answered(ics.calendar_of(events, f"{_('Events')} – {frame['name']}"), ics.MEDIA_TYPE, language)


@require_safe
def rss_feed(request: HttpRequest) -> HttpResponse:
    language = current_language()
    frame = site_for(request, language)
    query = CalendarQuery.read(request.GET, frame)
    dates = dates_of(query.documents(language), language)
    hold_until(request, changes_at(dates))
    page, title = absolute(reverse("events:calendar")), f"{_('Events')} – {frame['name']}"
    text = rss.rss(islice(query.within(dates), rss.NEXT), title, page, absolute(request.get_full_path()), language)
    return answered(text, rss.MEDIA_TYPE, language)


@require_safe
def date_file(request: HttpRequest, short: str, date: UUID) -> HttpResponse:
    """One date, as a file that a phone puts into its calendar. 404 for one that is over."""
    language = current_language()
    document = PublishedDocument.objects.current("event", language).filter(uuid__range=uuids_of(short)).first()
    event = content_of(document) if document else {}
    one = next((one for one in upcoming([event], language) if one.id == str(date)), None)
    if one is None:
        raise Http404("There is no such date.")
    hold_until(request, one.end)
    response = answered(ics.date_calendar(event, one.occurrence), ics.MEDIA_TYPE, language)
    response.headers["Content-Disposition"] = f'attachment; filename="{one.start:%Y-%m-%d}.ics"'
    return response


def answered(content: str | bytes, media_type: str, language: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Language": language})
