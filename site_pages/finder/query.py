"""What a visitor asks the service finder for: `?q=&where=&place=&page=`, and all the other filters of the directory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.filters.filters import BY_NAME, FILTERS, MOST_VALUES, Filter
from site_pages.finder.place import Place, Places
from site_pages.reading.lists import number_of

LONGEST_QUERY = 200
POINT = ("near", "radius")
NOTICES: dict[str, str | Promise] = {"topic": _("We do not know this topic."), "place": _("We do not know this place.")}


@dataclass
class FinderQuery:
    """Checked values. What makes no sense is left out, and `notices` say so. `texts` are those of an address.

    `where` is what was typed as a place: if that may be several, they are `candidates`, and none is `place`.
    """

    q: str = ""
    where: str = ""
    place: Place | None = None
    candidates: list[Place] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    page: int = 1
    notices: list[str | Promise] = field(default_factory=list)

    @classmethod
    def read(cls, parameters: QueryDict, known_topics: Collection[str], places: Places) -> FinderQuery:
        query = cls(q=clean(parameters.get("q", "")), where=clean(parameters.get("where", "")))
        for one in FILTERS:
            if one.name == "place":
                query.read_place(values(parameters, one), places)
            elif not (query.where and one.name in POINT):  # who names a place is no longer at a point
                query.read_filter(one, values(parameters, one), known_topics)
        query.read_page(parameters.get("page", ""))
        return query

    def read_place(self, given: list[str], places: Places) -> None:
        """What is typed counts more than what the address brings along."""
        found = places.meant_by(self.where) if self.where else [one for ars in given if (one := places.at(ars))]
        if (self.where and not found) or (not self.where and len(found) < len(given)):
            self.notices.append(NOTICES["place"])
        if len(found) == 1:
            self.place = found[0]
            self.texts.append(("place", self.place.ars))
        else:
            self.candidates = found

    def read_filter(self, declared: Filter, given: list[str], known_topics: Collection[str]) -> None:
        good = [one for one in given if declared.accepts(one) and (declared.name != "topic" or one in known_topics)]
        if len(good) < len(given):
            self.notices.append(NOTICES.get(declared.name, _("We left out a filter that we do not understand.")))
        if good:
            self.asked[declared.name] = declared.read(",".join(good))
            self.texts += [(declared.name, one) for one in good]

    def read_page(self, text: str) -> None:
        number = number_of(text.strip())
        if text.strip() and number is None:
            self.notices.append(_("This is no page number. You see the first page."))
        self.page = number or 1

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts of an address, without the page."""
        return [*([("q", self.q)] if self.q else []), *self.texts]

    @property
    def encoded(self) -> str:
        return urlencode(self.parts)

    def with_value(self, name: str, text: str) -> str:
        """The query of an address with one more value, or with this one instead where there can be but one."""
        several = name in BY_NAME and BY_NAME[name].several and name != "place"
        return urlencode([*(one for one in self.parts if several or one[0] != name), (name, text)])

    def without(self, *names: str) -> str:
        return urlencode([one for one in self.parts if one[0] not in names])

    def without_value(self, name: str, text: str) -> str:
        return urlencode([one for one in self.parts if one != (name, text)])

    def has(self, name: str, text: str) -> bool:
        return (name, text) in self.texts


def clean(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())[:LONGEST_QUERY]


def values(parameters: QueryDict, declared: Filter) -> list[str]:
    """Texts of a filter's values, each once: repeated or with commas between where there may be several, else the last."""
    given = parameters.getlist(declared.name)
    parts = (
        [part.strip() for one in given for part in one.split(",")] if declared.several else [one.strip() for one in given][-1:]
    )
    return list(dict.fromkeys(part for part in parts if part))[:MOST_VALUES]
