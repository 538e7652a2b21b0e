"""Menu, breadcrumb, language switch. Pages come from Wagtail's tree, words and addresses from the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wagtail.models import Page, Site

from cms.languages import BY_CODE, LANGUAGES, SOURCE_LANGUAGE
from site_pages.reading.lists import in_order, page_item, pages_in

Link = dict[str, Any]


def main_menu(site: Site | None, page: Page | None, language: str) -> list[Link]:
    """[{title, url, is_current, lang}]: what editors have marked for menus, in the order of the tree. Three queries."""
    if site is None:
        return []
    marked = site.root_page.get_descendants().in_menu().live().order_by("path")
    documents = in_order(pages_in(language), marked.values_list("translation_key", flat=True))
    here = {str(page.translation_key), *map(str, ancestors_of(page))} if page else set()
    items = [page_item(document) for document in documents]
    return [link(item) | {"is_current": item["id"] in here} for item in items]


def breadcrumbs(page: Page | None, language: str) -> list[Link]:
    """[{title, url, lang}]: the pages above a page, from the front page on. Two queries."""
    return [link(page_item(document)) for document in in_order(pages_in(language), ancestors_of(page))] if page else []


def ancestors_of(page: Page | None) -> list[UUID]:
    """Keys of the pages above a page, without Wagtail's root."""
    if page is None or not page.pk:
        return []
    return list(page.get_ancestors().filter(depth__gt=1).order_by("depth").values_list("translation_key", flat=True))


def link(item: Link) -> Link:
    return {"title": item["title"], "url": item["url"], "lang": item.get("lang", SOURCE_LANGUAGE)}


def language_links(path: str, query: str, language: str, paths: Mapping[str, str] | None = None) -> list[Link]:
    """[{code, name, direction, url, is_current}]: the same page in each language, with the query. No query to the database.

    `paths` are a page's own addresses by language; without them the language in the path is exchanged.
    """
    tail = f"?{query}" if query else ""
    return [
        {
            "code": one.code,
            "name": one.name,
            "direction": one.direction,
            "url": address(path, one.code, paths or {}) + tail,
            "is_current": one.code == language,
        }
        for one in LANGUAGES
    ]


def address(path: str, language: str, paths: Mapping[str, str]) -> str:
    if paths:
        return paths.get(language) or f"/{language}/"
    first, slash, rest = path.lstrip("/").partition("/")
    return f"/{language}/{rest}" if slash and first in BY_CODE else f"/{language}/"
