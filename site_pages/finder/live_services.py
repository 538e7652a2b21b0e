"""Services for lists that answer when the page is read."""

from __future__ import annotations

from typing import Any

from cms.published.models import PublishedDocument
from directory.filters.filters import BY_NAME, narrowed
from site_pages.reading.lists import service_item

MOST = 50


def services_like(topic: str, place: str, limit: int, language: str) -> list[dict[str, Any]]:
    """List items of services of a topic and place, "" for all; by name. One query."""
    documents = PublishedDocument.objects.current("service", language).listed()
    asked = ({"topic": [topic]} if topic else {}) | ({"place": [place]} if BY_NAME["place"].accepts(place) else {})
    documents = narrowed(documents, asked).defer("full", "search_text").in_order()[: min(max(limit, 0), MOST)]
    return [service_item(document) for document in documents]
