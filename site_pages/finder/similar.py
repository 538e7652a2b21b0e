"""Other services of the same topics, those around first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cms.published.models import PublishedDocument
from site_pages.finder.place_groups import ASSOCIATION, DISTRICT, EVERYTHING, inside
from site_pages.reading.lists import service_item

MOST = 3


def similar_services(service: dict[str, Any], language: str, here: str = "") -> list[dict[str, Any]]:
    """Around the visitor's place, else around the service's first. One query, none for a service without topics."""
    topics = [topic["code"] for topic in service.get("x_topics", [])]
    if not topics:
        return []
    ars = here or next((place["ars"] for place in service.get("x_places", [])), "")
    around = [inside(ars[:length]) for length in (len(ars), ASSOCIATION, DISTRICT) if len(ars) >= length > 0]
    others = PublishedDocument.objects.current("service", language).listed().exclude(uuid=UUID(service["id"]))
    found = others.with_facet("topic", topics).ranked_within([*around, EVERYTHING]).in_order()
    return [service_item(one) for one in found.defer("full", "search_text")[:MOST]]
