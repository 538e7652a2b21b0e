"""Addresses of pages in the reader's language."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.translation import get_language

from cms.languages import SOURCE_LANGUAGE, choose
from directory.filters.values import ARS


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


def with_place(address: str, request: HttpRequest | None) -> str:
    """An address that takes the visitor's place along, if one is known and the address names none."""
    place = place_of(request)
    if not address or not place or "place=" in address:
        return address
    path, hash, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}place={place}{hash}{fragment}"


def place_of(request: HttpRequest | None) -> str:
    """The key of the visitor's place: it was found for this page, or the address has it. "" without one."""
    if request is None:
        return ""
    given = str(request.__dict__.get("_wegweiser_place") or request.GET.get("place", ""))
    return given if ARS.fullmatch(given) else ""


def set_place(request: HttpRequest, place: str) -> None:
    """Lets all links of the page take a place along."""
    request.__dict__["_wegweiser_place"] = place
