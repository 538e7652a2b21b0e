"""The list of the service finder. Reads the published window, nothing of the directory's own tables."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from directory.filters.filters import narrowed
from site_pages.finder.query import FinderQuery
from site_pages.reading.lists import page_of, service_item
from site_pages.reading.site import site_for

SERVICES_A_PAGE = 20


def service_list(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """The context of the list. 404 for a page beyond the end."""
    language, frame = document.language, site_for(request, document.language)
    topics = frame.get("topics", [])
    query = FinderQuery.read(request.GET, {topic["code"] for topic in topics})
    services = page_of(matching(query, language), query.page, SERVICES_A_PAGE, service_item)
    return {
        "services": services,
        "total": services.paginator.count,
        "topics": topics,
        "places": frame.get("places", []),
        "selected": {
            "q": query.q,
            "topic": query.asked.get("topic", []),
            "place": query.asked.get("place", [""])[0],
            "others": [(name, text) for name, text in query.texts if name not in {"topic", "place"}],
        },
        "query": query.encoded,
        "notices": query.notices,
        "finder_url": document.url or request.path,
    }


def matching(query: FinderQuery, language: str) -> PublishedDocumentQuerySet:
    documents = PublishedDocument.objects.current("service", language).listed()
    return narrowed(documents.containing(query.q), query.asked).in_order()
