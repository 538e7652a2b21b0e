"""What is asked for, as a visitor reads it, each with the address without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.languages import SOURCE_LANGUAGE
from site_pages.finder.facets import name_of
from site_pages.finder.moments import text_of
from site_pages.finder.query import FinderQuery
from site_pages.reading.formats import local_date


@dataclass(frozen=True)
class Chip:
    """`lang` is the language of its text, as far as it is written like it. `url` is the query of the list without it."""

    name: str
    text: str
    lang: str
    url: str


def chips(query: FinderQuery, frame: Mapping[str, Any], language: str) -> list[Chip]:
    """`radius` goes with `near`."""
    found = [Chip("q", f"“{query.q}”", language, query.without("q"))] if query.q else []
    for name, value in query.texts:
        if name != "radius":
            text, lang = words(query, name, value, frame, language)
            url = query.without("near", "radius") if name == "near" else query.without_value(name, value)
            found.append(Chip(name, text, lang, url))
    return found


def words(query: FinderQuery, name: str, value: str, frame: Mapping[str, Any], language: str) -> tuple[str, str]:
    if name == "place":
        name_here = query.place.name if query.place else ""
        return (name_here, SOURCE_LANGUAGE) if name_here else (_("In this area"), language)
    if name == "near":
        return _("Near me"), language
    if name == "open_at":
        return text_of(value, language), language
    if name == "assured_since":
        return _("Checked since %(date)s") % {"date": local_date(value, language)}, language
    return name_of(name, value, frame, language)
