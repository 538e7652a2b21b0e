"""Offers by place and topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from cms.plugins.network.offers import Offer

MUNICIPALITY = 12  # digits of its key
INDEPENDENT = 5  # digits of the key of a district: its group has the towns that belong to no association


@dataclass(frozen=True)
class Unit:
    """A town of its own, an association of municipalities, or one of these."""

    ars: str
    name: str
    level: int = 0


@dataclass(frozen=True)
class Topic:
    code: str
    name: str
    lang: str


@dataclass(frozen=True)
class Cell:
    unit: Unit
    topic: Topic
    offers: int
    organizations: frozenset[str]
    url: str
    unpublished: int = 0

    @property
    def is_gap(self) -> bool:
        """Nobody can go there, whatever is being prepared."""
        return self.offers == 0


@dataclass(frozen=True)
class Row:
    unit: Unit
    cells: Sequence[Cell]

    @property
    def gaps(self) -> list[Cell]:
        return [one for one in self.cells if one.is_gap]


@dataclass(frozen=True)
class Table:
    """`frame` is that of the pages, with places and topics. With `whole` the municipalities of associations have rows, too."""

    frame: Mapping[str, Any]
    offers: Sequence[Offer]
    language: str
    whole: bool = False

    @cached_property
    def topics(self) -> list[Topic]:
        known = self.frame.get("topics", [])
        return [Topic(one["code"], one["name"], one.get("lang", self.language)) for one in known]

    @cached_property
    def units(self) -> list[Unit]:
        return list(self.find_units())

    def find_units(self) -> Iterator[Unit]:
        """Towns of their own first, then associations, as the finder has them."""
        for group in self.frame.get("places", []):
            is_association = len(group["ars"]) > INDEPENDENT
            if is_association:
                yield Unit(group["ars"], group["name"])
            if self.whole or not is_association:
                yield from (Unit(one["ars"], one["name"], int(is_association)) for one in group["places"])

    @property
    def smallest(self) -> list[Unit]:
        """No unit that has others in it."""
        return [one for one in self.units if not self.whole or one.level or len(one.ars) == MUNICIPALITY]

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(unit) for unit in self.units]

    def row(self, unit: Unit) -> Row:
        here = [one for one in self.offers if one.is_in(unit.ars)]
        return Row(unit, [self.cell(unit, topic, here) for topic in self.topics])

    def cell(self, unit: Unit, topic: Topic, here: Sequence[Offer]) -> Cell:
        found = [one for one in here if topic.code in one.topics]
        public = sum(one.is_public for one in found)
        organizations = frozenset(organization for one in found for organization in one.organizations)
        return Cell(unit, topic, public, organizations, self.address(place=unit.ars, topic=topic.code), len(found) - public)

    def address(self, **filters: str) -> str:
        """Of the offers, in the finder; "" without a finder."""
        finder = self.frame.get("finder", {}).get("url", "")
        return f"{finder}?{urlencode(filters)}" if finder else ""

    @property
    def without_place(self) -> int:
        """Offers that are nowhere, such as those by phone or online."""
        return sum(one.is_public and not one.places for one in self.offers)

    @property
    def gaps(self) -> list[Row]:
        """Towns and associations where something is missing."""
        return [one for one in self.rows if one.gaps and not one.unit.level]


def partners(table: Table, names: Mapping[str, str], place: str = "", topic: str = "") -> list[dict[str, Any]]:
    """[{name, offers, units, topics}] of the organizations that have offers there and about it, by name."""
    found: dict[str, list[Offer]] = {}
    for offer in table.offers:
        if (not place or offer.is_in(place)) and (not topic or topic in offer.topics):
            for organization in offer.organizations:
                found.setdefault(organization, []).append(offer)
    rows = [partner(table, names.get(uuid, ""), own) for uuid, own in found.items() if names.get(uuid)]
    return sorted(rows, key=lambda one: one["name"].casefold())


def partner(table: Table, name: str, offers: Sequence[Offer]) -> dict[str, Any]:
    return {
        "name": name,
        "offers": sum(one.is_public for one in offers),
        "unpublished": sum(not one.is_public for one in offers),
        "units": [unit.name for unit in table.smallest if any(one.is_in(unit.ars) for one in offers)],
        "topics": [topic for topic in table.topics if any(topic.code in one.topics for one in offers)],
    }
