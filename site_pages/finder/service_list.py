"""The list of the service finder. Reads the published window, nothing of the directory's own tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.middleware import hold_until, next_minute
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.openings import BY_APPOINTMENT, UNKNOWN
from cms.search.finding import Found, find
from directory.filters.filters import narrowed
from directory.filters.values import NOW
from site_pages.finder.query import FinderQuery
from site_pages.reading.lists import page_of, service_item
from site_pages.reading.site import site_for

SERVICES_A_PAGE = 20


def service_list(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """The context of the list. 404 for a page beyond the end."""
    language, frame = document.language, site_for(request, document.language)
    topics = frame.get("topics", [])
    query = FinderQuery.read(request.GET, {topic["code"] for topic in topics})
    found = find(query.q, language, ["service"]) if query.q else None
    services = page_of(matching(query, language, found), query.page, SERVICES_A_PAGE, with_condition)
    if request.GET.get("open_at") == NOW:
        hold_until(request, next_minute())
    return {
        "services": services,
        "groups": groups_of(services),
        "open_at": query.asked.get("open_at"),
        "corrected": found.corrected if found else "",
        "total": services.paginator.count,
        "topics": topics,
        "places": frame.get("places", []),
        "selected": {
            "q": query.q,
            "topic": query.asked.get("topic", []),
            "place": query.asked.get("place", [""])[0],
            "open_now": ("open_at", NOW) in query.texts,
            "others": [(name, text) for name, text in query.texts if name not in {"topic", "place"} and text != NOW],
        },
        "query": query.encoded,
        "notices": query.notices,
        "finder_url": document.url or request.path,
    }


def with_condition(document: PublishedDocument) -> dict[str, Any]:
    """A list item, and where a moment was asked for, whether it is open then."""
    return service_item(document) | {"condition": getattr(document, "rank", None)}


def groups_of(services: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """[{title, services}]: what is surely open has no title of its own."""
    titles = {BY_APPOINTMENT: _("By appointment"), UNKNOWN: _("Opening hours not known, please call")}
    return [
        {"title": titles.get(condition), "services": list(some)}
        for condition, some in groupby(services, lambda one: one["condition"])
    ]


def matching(query: FinderQuery, language: str, found: Found | None) -> PublishedDocumentQuerySet:
    documents = PublishedDocument.objects.current("service", language).listed()
    return narrowed(found.among(documents) if found else documents, query.asked)
