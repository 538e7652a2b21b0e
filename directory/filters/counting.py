"""How many records a list has, and how many it would have with one more filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from cms.languages import SOURCE_LANGUAGE
from cms.published.facet_sets import FacetSets, Records, facet_sets
from cms.published.models import PublishedDocument
from directory.filters.filters import BY_NAME, FILTERS, Asked, Documents, narrowed

COUNTED = tuple(one.name for one in FILTERS if one.counts)
FACETS = tuple(one.name for one in FILTERS if one.is_facet)

Counts: TypeAlias = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Counting:
    """Of the listed records of a kind, or of some documents of them, and what is asked for.

    No query of its own for facets; one where there are documents or other filters, and one for each of these that is counted.
    """

    kind: str
    documents: Documents | None
    asked: Asked

    @cached_property
    def sets(self) -> FacetSets:
        return facet_sets(self.kind, COUNTED)

    @cached_property
    def chosen(self) -> dict[str, Records]:
        """By facet, which records have one of the values that are asked for."""
        return {name: self.sets.having(name, texts(self.asked[name])) for name in FACETS if self.asked.get(name)}

    @cached_property
    def others(self) -> dict[str, Any]:
        return {name: value for name, value in self.asked.items() if name not in FACETS}

    @cached_property
    def base(self) -> Records:
        """What all filters but the facets let through."""
        return self.narrowed()

    def narrowed(self, without: str = "") -> Records:
        narrowing = {name: value for name, value in self.others.items() if name != without}
        by_records = {name: records for name in narrowing if (records := BY_NAME[name].records)}
        rest = {name: value for name, value in narrowing.items() if name not in by_records and name != "radius"}
        found = self.sets.all if self.documents is None and not rest else self.of_documents(rest)
        for records in by_records.values():
            found &= records(self.sets, self.others)
        return found

    def of_documents(self, asked: Asked) -> Records:
        found = narrowed(everything(self.kind) if self.documents is None else self.documents, asked)
        return self.sets.of(found.order_by().values_list("record", flat=True))

    def among(self, without: str = "") -> Records:
        """What all filters let through, one of them left out if it is named."""
        found = self.narrowed(without) if without in self.others else self.base
        for name, having in self.chosen.items():
            if name != without:
                found &= having
        return found

    @property
    def total(self) -> int:
        return self.among().bit_count()

    def counts(self, names: Sequence[str] = COUNTED) -> Counts:
        """By filter [{value, count}], most first: how many records each value has beside what the other filters ask for."""
        return {name: self.sets.counts(name, self.among(without=name)) for name in names}


def texts(value: Any) -> list[str]:
    """The values of a facet that are asked for."""
    return value if isinstance(value, list) else ["true"]


def everything(kind: str) -> Documents:
    return PublishedDocument.objects.current(kind, SOURCE_LANGUAGE).listed()
