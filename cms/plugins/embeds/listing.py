"""A short list of offers for other sites, by the same filters as the finder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import QueryDict

from cms.middleware import next_minute
from cms.published.models import PublishedDocument
from directory.filters.values import NOW
from site_pages.finder.moments import next_change
from site_pages.finder.place import Places
from site_pages.finder.query import FinderQuery
from site_pages.finder.service_list import ServiceList, with_rank
from site_pages.reading.lists import number_of
from site_pages.reading.site import site

USUAL, MOST = 5, 50  # offers


@dataclass(frozen=True)
class Listing:
    """What was asked for: what makes no sense is left out, and `query.notices` say so."""

    query: FinderQuery
    language: str
    limit: int
    places: Places

    @classmethod
    def read(cls, parameters: QueryDict, language: str) -> Listing:
        frame = site(language)
        places = Places(frame.get("places", []))
        query = FinderQuery.read(parameters, {topic["code"] for topic in frame.get("topics", [])}, places)
        limit = number_of(parameters.get("limit", "").strip()) or USUAL
        return cls(query, language, min(limit, MOST), places)

    @cached_property
    def finder(self) -> PublishedDocument | None:
        return PublishedDocument.objects.current("finder", self.language).exclude(url="").order_by("record_id").first()

    @cached_property
    def services(self) -> list[dict[str, Any]]:
        """List items as on the finder's first page."""
        documents = ServiceList(self.query, self.language, self.places).in_order.page(0, self.limit)
        return [with_rank(document) for document in documents.defer("full", "search_text")]

    @property
    def more_url(self) -> str:
        """The path of the finder with the same filters."""
        path = self.finder.url if self.finder else f"/{self.language}/"
        return f"{path}?{self.query.encoded}" if self.query.encoded else path

    @property
    def holds_until(self) -> datetime | None:
        return next_minute() if self.query.has("open_at", NOW) else next_change()
