"""Menu, breadcrumb, language switch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cms.languages import BY_CODE, LANGUAGES

Link = dict[str, Any]


def main_menu(frame: Mapping[str, Any], here: Collection[str]) -> list[Link]:
    """[{title, url, is_current, lang}]: `here` are the ids of the page that is read and of those above it."""
    return [item | {"is_current": item["id"] in here} for item in frame.get("menu", [])]


def ids_here(content: Mapping[str, Any]) -> set[str]:
    return {content.get("id", ""), *(one["id"] for one in content.get("ancestors", []))}


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
