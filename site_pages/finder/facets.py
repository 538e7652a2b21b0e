"""What a list of services can be narrowed by next: each choice says how many services it leaves, and none leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.languages import language_name
from site_pages.finder.query import FinderQuery

FLAGS = ("free", "child_care", "wheelchair", "online")
LISTS = ("topic", "language", "audience")
COUNTED = (*LISTS, *FLAGS)

Counts = Mapping[str, Iterable[Mapping[str, Any]]]
Names = Mapping[str, tuple[str, str]]  # code → name and its language


@dataclass(frozen=True)
class Choice:
    """`url` is the query that chooses it, or gives it up. `lang` is the language of its text."""

    value: str
    text: str
    lang: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]

    @property
    def is_chosen(self) -> bool:
        return any(one.is_chosen for one in self.choices)


@dataclass(frozen=True)
class FacetList:
    """The facets of a list in a language. `frame` is the site's, which knows the names of terms."""

    query: FinderQuery
    counts: Counts
    frame: Mapping[str, Any]
    language: str

    @property
    def facets(self) -> list[Facet]:
        titles = {"topic": _("Topics"), "language": _("Spoken languages"), "audience": _("Who it is for")}
        found = [Facet(name, titles[name], self.choices(name)) for name in LISTS]
        return [one for one in found if one.choices]

    @property
    def flags(self) -> list[Choice]:
        return [choice for name in FLAGS for choice in self.choices(name)]

    def choices(self, name: str) -> list[Choice]:
        """Most first, topics and audiences in the editors' order; those that leave nothing only where they are chosen."""
        counts = {one["value"]: one["count"] for one in self.counts.get(name, [])}
        chosen = [text for known, text in self.query.texts if known == name]
        values = dict.fromkeys([*counts, *chosen])
        if name in {"topic", "audience"}:
            values = {code: None for code in terms(self.frame, name) if code in values}
        return [self.choice(name, value, counts.get(value, 0)) for value in values]

    def choice(self, name: str, value: str, count: int) -> Choice:
        is_chosen = self.query.has(name, value)
        url = self.query.without_value(name, value) if is_chosen else self.query.with_value(name, value)
        return Choice(value, *name_of(name, value, self.frame, self.language), count, url, is_chosen)


def terms(frame: Mapping[str, Any], name: str) -> Names:
    return {one["code"]: (one["name"], one["lang"]) for one in frame.get({"topic": "topics"}.get(name, "audiences"), [])}


def name_of(name: str, value: str, frame: Mapping[str, Any], language: str) -> tuple[str, str]:
    """What a value of a filter is called, and in which language that is."""
    if name in {"topic", "audience"}:
        return terms(frame, name).get(value, (value, language))
    words: dict[str, Callable[[], str]] = {
        "language": lambda: language_name(value, language),
        "free": lambda: _("Free of charge"),
        "online": lambda: _("Online"),
        "wheelchair": lambda: _("For wheelchairs"),
        "child_care": lambda: _("Child care"),
    }
    return words[name](), language
