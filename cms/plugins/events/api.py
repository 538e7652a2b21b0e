"""Events for programs: /api/v1/events, and single ones by id."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from api.lists.pagination import Page
from api.parameters.base import PagedParameters, whole
from api.views.public import PublicView, dumps
from cms.middleware import hold_until
from cms.plugins.events.calendar.dates import changes_at, dates_of
from cms.plugins.events.calendar.query import CalendarQuery
from cms.plugins.events.event_type import EventType
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.reading import as_of_now
from site_pages.reading.lists import LANGUAGE, PLACE


class EventParameters(PagedParameters):
    place = serializers.RegexField(
        whole(PLACE), required=False, help_text="Key (ARS) of a municipality or what it belongs to; what is online is everywhere."
    )
    topic = serializers.SlugField(required=False, max_length=50, help_text="Code of a topic.")
    language = serializers.RegexField(whole(LANGUAGE), required=False, help_text="Language that is spoken there, ISO 639.")
    type = serializers.ChoiceField(EventType.values, required=False, help_text="Kind of event.")


class EventList(PublicView):
    """Dates of events that are not over, in the order in which they take place: each with its event."""

    parameters = EventParameters
    operation_id = "listEventDates"

    def get(self, request: Request) -> HttpResponse:
        asked = {name: self.asked.get(name, "") for name in ("place", "topic", "language", "type")}
        query = CalendarQuery(**asked)
        dates = dates_of(query.documents(self.language), self.language)
        hold_until(request._request, changes_at(dates))
        page = Page(self.asked["page"], self.asked["per_page"], len(dates))
        items = [dumps(self.item(one.event) | {"date": one.occurrence}) for one in dates[page.start : page.stop]]
        response = self.answer(page.around(items, {}))
        response.headers["Link"] = page.links(request.path, request.query_params)
        return response

    @staticmethod
    def item(event: Any) -> dict[str, Any]:
        return {name: value for name, value in event.items() if name != "dates"} | {"url": absolute(event["url"])}


class EventDetail(PublicView):
    """A whole event, with all dates of the next year and the rules behind them."""

    is_single = True
    operation_id = "getEvent"

    def get(self, request: Request, uuid: UUID) -> HttpResponse:
        document = PublishedDocument.objects.current("event", self.language).of(uuid).first()
        if document is None:
            raise Http404("There is no such event.")
        hold_until(request._request, document.changes_at)
        (text,) = as_of_now([(document.full, document.changes_at)])
        return self.answer(text)
