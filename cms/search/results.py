"""What a search of the whole site finds, for pages and for the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cms.published.index.match import searched_kinds
from cms.published.models import PublishedDocument
from cms.search.finding import Found, find
from cms.search.passages import Marker, Part

FEW = 5


@dataclass(frozen=True)
class Hit:
    """A document that was found; title and passage in parts, of which some are marked."""

    document: PublishedDocument
    title: list[Part]
    passage: list[Part]


@dataclass(frozen=True)
class Results:
    """Of one text in one language. `order` has the key and the kind of each document, the best first."""

    found: Found
    language: str
    order: list[tuple[int, str]]

    @classmethod
    def of(cls, text: str, language: str) -> Results:
        names = searched_kinds()
        found = find(text, language, names, least=FEW)
        documents = found.among(PublishedDocument.objects.current_of(names, language).listed())
        known = dict(documents.values_list("pk", "kind")) if found.keys else {}
        return cls(found, language, [(key, known[key]) for key in found.keys if key in known])

    @property
    def corrected(self) -> str:
        """What was looked for instead, as nothing was found; "" if not."""
        return self.found.corrected if self.order else ""

    @cached_property
    def counts(self) -> Counter[str]:
        """How many there are of each kind, the kind of the best first."""
        return Counter(kind for _key, kind in self.order)

    @cached_property
    def marker(self) -> Marker | None:
        """None when nothing was found."""
        return Marker(self.found.match, self.language) if self.found.match else None

    def count(self, names: Sequence[str]) -> int:
        return sum(self.counts[name] for name in names)

    def hits(self, names: Sequence[str], start: int, stop: int) -> list[Hit]:
        """Those of some kinds. One query, none when there are none."""
        keys = [key for key, kind in self.order if kind in names][start:stop]
        return self.read(keys) if keys else []

    def read(self, keys: Sequence[int]) -> list[Hit]:
        marker = self.marker
        if marker is None:
            return []
        documents = PublishedDocument.objects.defer("full").in_bulk(list(keys))
        return [hit(documents[key], marker) for key in keys if key in documents]


def hit(document: PublishedDocument, marker: Marker) -> Hit:
    text = document.search_text.removeprefix(document.title).strip()
    return Hit(document, marker.marked(document.title), marker.passage(text))
