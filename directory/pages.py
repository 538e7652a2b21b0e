"""What the template of a service's page needs beside its document."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cms.published.models import PublishedDocument
from cms.published.reading import content_of

LONGEST_DESCRIPTION = 155  # characters that search engines show


def service_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    service = content_of(document)
    return {"service": service, "meta_description": service.get("description", "")[:LONGEST_DESCRIPTION]}
