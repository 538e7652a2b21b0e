"""The page of one service. Reads the published window, nothing of the directory's own tables."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from cms.languages import SOURCE_LANGUAGE, language_of
from cms.published.ended_parts import as_of_now
from cms.published.models import PublishedDocument
from cms.published.projection import TranslationState
from site_pages.reading.links import current_language, with_query
from site_pages.reading.page_context import Alternates
from site_pages.reading.service_path import finder_path, uuids_of


def service_page(request: HttpRequest, short_id: str) -> dict[str, Any] | HttpResponse:
    """The context of a service's page; a redirect from an outdated address; 404 when the service is not public."""
    language = current_language()
    documents = by_short_id(short_id, language, request.path)
    own = documents.get(language)
    if own is None:
        raise Http404("There is no such service.")
    if own.url and unquote(own.url) != request.path:
        return HttpResponsePermanentRedirect(with_query(own.url, request))
    return Alternates.of(list(documents.values())).context(language) | service_context(own, language)


def by_short_id(short_id: str, language: str, path: str) -> dict[str, PublishedDocument]:
    """A service's documents by language. Should two services share the short id, the path decides. One query."""
    found = PublishedDocument.objects.public().filter(kind="service", uuid__range=uuids_of(short_id))
    services: dict[int, dict[str, PublishedDocument]] = {}
    for document in found.order_by("record_id"):
        services.setdefault(document.record_id, {})[document.language] = document
    named = [one for one in services.values() if language in one and unquote(one[language].url) == path]
    return (named or list(services.values()) or [{}])[0]


def service_context(document: PublishedDocument, language: str) -> dict[str, Any]:
    (full,) = as_of_now([(document.full, document.changes_at)])
    service = msgspec.json.decode(full)
    missing = document.state == TranslationState.MISSING
    return {
        "service": service,
        "content_language": language_of(SOURCE_LANGUAGE if missing else language),
        "finder_url": finder_path(language),
        "meta_title": service["name"],
        "meta_description": (service.get("description") or "")[:155],
        "record": {"kind": "service", "uuid": service["id"]},
    }
