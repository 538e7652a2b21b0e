"""A short list of offers for other sites, by the same filters as the finder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from cms.published.models import PublishedDocument
from site_pages.finder.service_list import ServiceList
from site_pages.reading.lists import number_of, service_item
from site_pages.reading.site import site

USUAL, MOST = 5, 50  # offers


def page_of_kind(kind: str, language: str) -> PublishedDocument | None:
    """The first one, of kinds of which a site has one: the finder, the overview of news."""
    return PublishedDocument.objects.current(kind, language).exclude(url="").order_by("record_id").first()


def limit_of(parameters: QueryDict) -> int:
    return min(number_of(parameters.get("limit", "").strip()) or USUAL, MOST)


@dataclass(frozen=True)
class Listing:
    """What was asked for: what makes no sense is left out, and the notices of the query say so."""

    found: ServiceList
    limit: int

    @classmethod
    def read(cls, parameters: QueryDict, language: str) -> Listing:
        return cls(ServiceList.read(parameters, site(language), language), limit_of(parameters))

    @cached_property
    def finder(self) -> PublishedDocument | None:
        return page_of_kind("finder", self.found.language)

    @cached_property
    def documents(self) -> list[PublishedDocument]:
        """As on the finder's first page."""
        return list(self.found.in_order.page(0, self.limit).defer("full", "search_text"))

    @property
    def services(self) -> list[dict[str, Any]]:
        """List items."""
        return [service_item(one) for one in self.documents]

    @property
    def more_url(self) -> str:
        """The path of the finder with the same filters."""
        path = self.finder.url if self.finder else f"/{self.found.language}/"
        query = self.found.query.encoded
        return f"{path}?{query}" if query else path
