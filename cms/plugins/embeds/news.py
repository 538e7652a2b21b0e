"""News for other sites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from cms.plugins.embeds.listing import MOST, USUAL
from cms.published.models import PublishedDocument
from site_pages.reading.lists import Item, number_of, page_item


def overview(language: str) -> PublishedDocument | None:
    """The page that lists all news."""
    return PublishedDocument.objects.current("news_index", language).exclude(url="").order_by("record_id").first()


@dataclass(frozen=True)
class News:
    """The newest `limit`, of the topic with a code, or of all if that is ""."""

    language: str
    topic: str
    limit: int

    @classmethod
    def read(cls, parameters: QueryDict, language: str) -> News:
        limit = number_of(parameters.get("limit", "").strip()) or USUAL
        return cls(language, parameters.get("topic", "").strip(), min(limit, MOST))

    @cached_property
    def items(self) -> list[Item]:
        documents = PublishedDocument.objects.current("news", self.language).exclude(url="")
        if self.topic:
            documents = documents.with_facet("topic", [self.topic])
        return [page_item(one) for one in documents.in_order()[: self.limit].defer("full", "search_text")]
