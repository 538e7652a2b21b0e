"""What a visitor asks the service finder for: `?q=&topic=&place=&page=`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from site_pages.reading.lists import number_of

LONGEST_QUERY = 200
MOST_VALUES = 50
ARS = re.compile(r"[0-9]{2,12}")


@dataclass
class FinderQuery:
    """Checked values. What makes no sense is left out, and `notices` say so."""

    q: str = ""
    topics: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    page: int = 1
    notices: list[str | Promise] = field(default_factory=list)

    @classmethod
    def read(cls, parameters: QueryDict, known_topics: Collection[str]) -> FinderQuery:
        query = cls(q=clean(parameters.get("q", "")))
        query.topics = query.accept(values(parameters, "topic"), lambda one: one in known_topics, _("We do not know this topic."))
        query.places = query.accept(
            values(parameters, "place"), lambda one: bool(ARS.fullmatch(one)), _("We do not know this place.")
        )
        query.read_page(parameters.get("page", ""))
        return query

    def accept(self, given: list[str], known: Callable[[str], bool], notice: str | Promise) -> list[str]:
        if not all(known(one) for one in given):
            self.notices.append(notice)
        return [one for one in given if known(one)]

    def read_page(self, text: str) -> None:
        number = number_of(text.strip())
        if text.strip() and number is None:
            self.notices.append(_("This is no page number. You see the first page."))
        self.page = number or 1

    @property
    def encoded(self) -> str:
        """The query of an address, without the page."""
        pairs = [("q", self.q), *(("topic", one) for one in self.topics), *(("place", one) for one in self.places)]
        return urlencode([(name, value) for name, value in pairs if value])


def clean(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())[:LONGEST_QUERY]


def values(parameters: QueryDict, name: str) -> list[str]:
    """Values of a parameter, repeated or separated by commas, each once."""
    parts = [part.strip() for value in parameters.getlist(name) for part in value.split(",")]
    return list(dict.fromkeys(part for part in parts if part))[:MOST_VALUES]
