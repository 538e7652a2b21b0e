"""What the template of each kind of page needs beside its document."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.lists import (
    Item,
    news_below,
    number_of,
    page_item,
    page_of,
    pages_listed,
    services_listed,
)
from site_pages.reading.site import site_for

NEWS_A_PAGE = 10
NEWS_ON_HOME = 3


def section(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    return {"children": pages_listed(content_of(document).get("children", []), document)}


def guide(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    content = content_of(document)
    return {
        "topics": topics_listed(content.get("topics", []), document, request),
        "services": services_listed(content.get("services", []), document.language),
    }


def topics_listed(entries: list[Item], document: PublishedDocument, request: HttpRequest) -> list[Item]:
    """Topics as the frame knows them. No query of its own."""
    known = {topic["id"]: topic for topic in site_for(request, document.language).get("topics", [])}
    return [known[entry["id"]] for entry in entries if entry["id"] in known]


def news_index(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """404 for a page beyond the end."""
    news = news_below(document.uuid, document.language)
    return {
        "news": page_of(news, number_of(request.GET.get("page", "")) or 1, NEWS_A_PAGE, page_item),
        "feed_url": f"{document.url}feed/" if document.url else "",
    }


CONTEXTS = {"section": section, "guide": guide, "news_index": news_index}
