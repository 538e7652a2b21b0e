"""Where a visitor is: one of the places of the frame, by its key, its name or its postal code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cms.words.folding import fold

SHORTEST_BEGINNING = 2  # of a name or postal code
ALIKE_ENOUGH = 0.75
MOST_ALIKE = 5
MUNICIPALITY = 12  # digits of its key; an association of them has 9, a district 5


@dataclass(frozen=True)
class Place:
    """`ars` is the official key, that of what contains it is a prefix of it. An area that only its key names has no name."""

    ars: str
    name: str = ""
    postal_code: str = ""

    @property
    def is_municipality(self) -> bool:
        return len(self.ars) == MUNICIPALITY


class Places:
    """The places in which a visitor can be."""

    def __init__(self, groups: Iterable[Mapping[str, Any]]) -> None:
        """From [{name, ars, places: [{ars, name, postal_code}]}], as the frame has them."""
        self.by_ars: dict[str, Place] = {}
        for group in groups:
            self.by_ars |= {one["ars"]: Place(**one) for one in group["places"]}
            if ars := group.get("ars"):
                self.by_ars.setdefault(ars, Place(ars, group["name"]))

    def at(self, ars: str) -> Place | None:
        """The place with a key, or the nameless area of those whose keys begin with it."""
        known = self.by_ars.get(ars)
        return known or (Place(ars) if any(one.startswith(ars) for one in self.by_ars) else None)

    def name_of(self, ars: str) -> str:
        return self.by_ars[ars].name if ars in self.by_ars else ""

    def meant_by(self, text: str) -> list[Place]:
        """Those that somebody means: of this name or postal code, else beginning with it, else those called most like it."""
        asked = fold(text)
        if not asked:
            return []
        exact = [one for one in self.by_ars.values() if asked in {fold(one.name), one.postal_code}]
        found = [one for one in exact if one.is_municipality] or exact
        return found or self.beginning_with(asked) or self.called_like(asked)

    def beginning_with(self, asked: str) -> list[Place]:
        if len(asked) < SHORTEST_BEGINNING:
            return []
        names = [one for one in self.by_ars.values() if one.is_municipality]
        return [one for one in names if fold(one.name).startswith(asked) or one.postal_code.startswith(asked)]

    def called_like(self, asked: str) -> list[Place]:
        names = {fold(one.name): one for one in self.by_ars.values() if not asked.isdecimal()}
        return [names[name] for name in get_close_matches(asked, names, MOST_ALIKE, ALIKE_ENOUGH)]
