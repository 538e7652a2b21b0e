"""Addresses of pages in the reader's language."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.translation import get_language

from cms.languages import SOURCE_LANGUAGE, choose


def current_language() -> str:
    """The site's code of the active language."""
    return choose(get_language() or "") or SOURCE_LANGUAGE


def anchor(path: str | None) -> str:
    """The opening tag of a link; without a path one that leads nowhere."""
    return f'<a href="{escape(path)}">' if path else "<a>"


def with_query(address: str, request: HttpRequest) -> str:
    """An address with the query that was asked for, unless it has one of its own."""
    query = request.META.get("QUERY_STRING", "")
    if not query or "?" in address:
        return address
    path, hash, fragment = address.partition("#")
    return f"{path}?{query}{hash}{fragment}"
