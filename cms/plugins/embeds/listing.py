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


def the_finder(language: str) -> PublishedDocument | None:
    """The page that lists all offers."""
    return PublishedDocument.objects.current("finder", language).exclude(url="").order_by("record_id").first()


@dataclass(frozen=True)
class Listing:
    """What was asked for: what makes no sense is left out, and the notices of the query say so."""

    found: ServiceList
    limit: int

    @classmethod
    def read(cls, parameters: QueryDict, language: str) -> Listing:
        limit = number_of(parameters.get("limit", "").strip()) or USUAL
        return cls(ServiceList.read(parameters, site(language), language), min(limit, MOST))

    @cached_property
    def finder(self) -> PublishedDocument | None:
        return the_finder(self.found.language)

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
