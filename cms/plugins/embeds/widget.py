"""What the element `wegweiser-embed` shows, as JSON for any page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import HttpResponse, QueryDict
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from api.fields import FilterValue, SearchWords, WholeNumber
from api.parameters.base import LONGEST_SEARCH, Parameters
from api.views.public import PublicView, dumps
from cms.languages import language_of
from cms.middleware import hold_until
from cms.phone_numbers import read
from cms.plugins.embeds.counting import PARTNER, counted
from cms.plugins.embeds.listing import MOST, USUAL, Listing
from cms.published.addresses import absolute
from directory.filters.filters import FILTERS
from site_pages.reading import open_now
from site_pages.reading.lists import language_of_words

SUMMARY = 200  # characters


class WidgetParameters(Parameters):
    """The filters of the finder, by its names."""

    q = SearchWords(required=False, allow_blank=True, max_length=LONGEST_SEARCH, help_text="What somebody looks for.")
    partner = serializers.UUIDField(
        required=False, help_text="The organization on whose page the list stands: counted, then sent on to the address without."
    )
    limit = WholeNumber(min_value=1, max_value=MOST, default=USUAL, help_text="At most so many offers.")

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return super().get_fields() | {one.name: FilterValue(one) for one in FILTERS}


class WidgetList(PublicView):
    """{lang, dir, items: [{title, title_lang, url, summary, …, open_label, phone, phone_display}], more_url, more_label}"""

    parameters = WidgetParameters
    operation_id = "embedList"
    leads_on = "Counted for a partner; the same address without `partner` has the answer."

    def get(self, request: Request) -> HttpResponse:
        if PARTNER in request.query_params:
            return counted(request._request, "element")
        with translation.override(self.language):
            listing = Listing.read(asked_of(request.query_params), self.language)
            found = {
                "lang": self.language,
                "dir": language_of(self.language).direction,
                "items": [self.item(one, request) for one in listing.services],
                "more_url": absolute(listing.more_url),
                "more_label": _("Show all offers"),
            }
        hold_until(request._request, listing.found.holds_until)
        return self.answer(dumps(found))

    def item(self, service: Mapping[str, Any], request: Request) -> dict[str, str]:
        state = open_now.open_now(
            service.get("status", ""),
            msgspec.json.encode(service.get("x_hours", [])),
            self.language,
            open_now.to_the_minute(self.asked.get("open_at")),
        )
        hold_until(request._request, state.state.changes_at if state else None)
        number = read(str(service.get("x_phone", "")))
        return {
            "title": service["name"],
            "title_lang": language_of_words(service, "name", self.language),
            "url": absolute(service["x_url"]),
            "summary": shortened(service.get("description", "")),
            "summary_lang": language_of_words(service, "description", self.language),
            "open_label": state.text if state else "",
            "phone": f"tel:{number.dialled}" if number else "",
            "phone_display": str(service.get("x_phone", "")),
        }


def asked_of(query: Any) -> QueryDict:
    found = QueryDict(mutable=True)
    found.update({name: value for name, value in query.items() if name != "lang"})
    return found


def shortened(text: str) -> str:
    """Whole words."""
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY].rsplit(' ', 1)[0]} …"
