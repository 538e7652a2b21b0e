"""Addresses of pages in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page

from cms.languages import CODES, SOURCE_LANGUAGE, choose, language_of
from cms.scheduled import unexpired
from site_pages.tree.visibility import restricted_keys


def current_language() -> str:
    """The site's code of the active language."""
    return choose(get_language() or "") or SOURCE_LANGUAGE


def anchor(path: str | None) -> str:
    """The opening tag of a link; without a path one that leads nowhere."""
    return f'<a href="{escape(path)}">' if path else "<a>"


def public_paths(keys: Iterable[UUID], language: str) -> dict[UUID, str]:
    """Translation key → path in a language, of those pages that everyone may see. Two queries, and one a restriction."""
    order = {code: position for position, code in enumerate([*language_of(language).chain, *CODES][::-1])}
    live = Q(live=True) | Q(alias_of__live=True)  # Wagtail publishes aliases after it has told of their source
    pages = Page.objects.filter(live, unexpired(), translation_key__in=list(keys)).select_related("locale")
    hidden = restricted_keys() if pages else set()
    public = [page for page in pages if page.translation_key not in hidden]
    public.sort(key=lambda page: order.get(page.locale.language_code, -1))  # the asked language comes last, and stays
    return {page.translation_key: page.get_url_parts()[2] for page in public if page.get_url_parts()}


def with_query(address: str, request: HttpRequest) -> str:
    """An address with the query that was asked for, unless it has one of its own."""
    query = request.META.get("QUERY_STRING", "")
    if not query or "?" in address:
        return address
    path, hash, fragment = address.partition("#")
    return f"{path}?{query}{hash}{fragment}"
