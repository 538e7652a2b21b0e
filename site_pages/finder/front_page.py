"""The front page: where somebody is and what they look for, topics that lead to offers, what is on around their place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cms.middleware import hold_until
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.reading import content_of
from directory.filters.counting import Counting
from site_pages.finder.moments import next_change
from site_pages.finder.place import Place, Places
from site_pages.finder.place_groups import ASSOCIATION
from site_pages.finder.query import FinderQuery
from site_pages.finder.service_list import search_form
from site_pages.reading.links import place_of
from site_pages.reading.lists import Item, in_order, page_item
from site_pages.reading.page_kinds import NEWS_ON_HOME
from site_pages.reading.site import site_for

GUIDES = 6


def front_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    content, language = content_of(document), document.language
    frame, query = site_for(request, language), FinderQuery()
    if ars := place_of(request):
        query.read_place([ars], Places(frame.get("places", [])))
    local = news_around(query.place, language) if query.place else []
    guides = in_order(PublishedDocument.objects.current("guide", language), content.get("guides", []))
    hold_until(request, next_change())
    return {
        "topics": topics_with_services(frame.get("topics", [])),
        "local_news": items_of(local),
        "latest_news": items_of(newest(language).exclude(pk__in=[one.pk for one in local])[:NEWS_ON_HOME]),
        "guides": items_of(guides[:GUIDES]),
    } | search_form(query, frame, frame.get("finder", {}).get("url", ""), language)


def topics_with_services(topics: list[Item]) -> list[Item]:
    """Topics with the number of their services; those without one lead nowhere and are left out."""
    counts = {one["value"]: one["count"] for one in Counting("service", None, {}).counts(["topic"])["topic"]}
    return [topic | {"count": counts[topic["code"]]} for topic in topics if counts.get(topic["code"])]


def newest(language: str) -> PublishedDocumentQuerySet:
    return PublishedDocument.objects.current("news", language).in_order().defer("full", "search_text")


def news_around(place: Place, language: str) -> list[PublishedDocument]:
    """News of the place or of one of its association."""
    return list(newest(language).with_facet_prefix("place", [place.ars[:ASSOCIATION]])[:NEWS_ON_HOME])


def items_of(documents: Any) -> list[Item]:
    return [page_item(one) for one in documents]
