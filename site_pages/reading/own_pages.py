"""Pages of one person, to whom a secret in the address belongs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.languages import language_of
from site_pages.reading.links import current_language


def own_page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """No other site learns the address from a link."""
    known = {"language": language_of(current_language()), **context}
    response = render(request, template, known, status=status)
    response.headers["Referrer-Policy"] = "same-origin"  # without any, browsers say "null" where forms come from
    return response
