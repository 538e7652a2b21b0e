"""The frame around every page, as it was published."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from cms.published.models import PublishedDocument
from cms.published.reading import content_of

SITE = UUID("5ef1b1ab-5b0c-5b6f-9d5e-77a0b5c6d7e8")  # of the one record of kind `site`
NAME = "Wegweiser"

Json = dict[str, Any]


def site(language: str) -> Json:
    """{name, menu, finder, topics, audiences, places, contact, emergency_numbers, links, funding_notices}. One query."""
    document = PublishedDocument.objects.current("site", language).of(SITE).first()
    return with_valid_notices(content_of(document) if document else {"name": NAME})


def with_valid_notices(content: Json) -> Json:
    return content | {"funding_notices": [one for one in content.get("funding_notices", []) if is_valid(one)]}


def is_valid(notice: Json) -> bool:
    """Whether a notice holds today, its first and last day included."""
    today = timezone.localdate().isoformat()
    return notice.get("valid_from", today) <= today <= notice.get("valid_until", today)


def site_for(request: HttpRequest | None, language: str) -> Json:
    """The frame, read once a request."""
    memory: dict[str, Json] = {} if request is None else request.__dict__.setdefault("_wegweiser_site", {})
    if language not in memory:
        memory[language] = site(language)
    return memory[language]
