"""News for other sites."""

from __future__ import annotations

from django.http import QueryDict

from cms.plugins.embeds.listing import limit_of
from cms.published.models import PublishedDocument
from directory.filters.filters import BY_NAME
from site_pages.reading.lists import Item, page_item


def newest_news(parameters: QueryDict, language: str) -> list[Item]:
    """The newest `limit`, of `topic` if one is asked for; none of a topic that makes no sense."""
    documents = PublishedDocument.objects.current("news", language).exclude(url="")
    if topic := parameters.get("topic", "").strip():
        documents = documents.with_facet("topic", [topic]) if BY_NAME["topic"].accepts(topic) else documents.none()
    return [page_item(one) for one in documents.in_order()[: limit_of(parameters)].defer("full", "search_text")]
