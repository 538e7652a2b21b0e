"""What a kind's `project` function returns: one record as the public may see it, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple, TypeAlias
from uuid import UUID

import msgspec

Key: TypeAlias = tuple[str, UUID]  # kind and id of a record
LAST_MODIFIED = "\ue000last-modified\ue000"  # stands in ready JSON until the window knows the moment


class TranslationState(StrEnum):
    """How far the words of a document are in its language; the worst state of its texts counts.

    ORIGINAL is what its authors wrote once for readers of all languages, such as a meeting of a group: nobody can translate it.
    """

    SOURCE = "source"
    TRANSLATED = "translated"
    MACHINE = "machine"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    MISSING = "missing"
    ORIGINAL = "original"


NOT_IN_LANGUAGE = {TranslationState.MISSING, TranslationState.PARTIAL}  # not wholly
UNTRANSLATED = {TranslationState.MISSING, TranslationState.ORIGINAL}  # German, whatever the language of the page


@dataclass(frozen=True)
class Document:
    """A record in one language. `item` and `full` are ready JSON; `url` is a path of this site, or empty."""

    title: str
    item: str
    full: str
    url: str = ""
    search_text: str = ""
    sort_key: str = ""
    state: TranslationState = TranslationState.SOURCE


def nth_of_month(day: date) -> int:
    """Which one of its weekday in the month it is, from 1."""
    return (day.day - 1) // 7 + 1


def is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def week_number(day: date) -> int:
    """Weeks from Monday to Sunday, numbered without end: `phase` is the remainder of the number of its weeks."""
    return (day.toordinal() - 1) // 7


@dataclass(frozen=True)
class OpeningHours:
    """Open on a weekday (0 is Monday), from minute to minute of the day's wall clock; see PublishedOpening.

    `place` numbers the places of the record: closed days of one are not those of another.
    """

    weekday: int
    opens: int
    closes: int
    place: int = 0
    week_of_month: int | None = None
    interval: int = 1
    phase: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    by_appointment: bool = False
    on_holidays: bool = False
    school_holidays: str = ""
    extra: bool = False


@dataclass(frozen=True)
class ClosedDays:
    first: date
    last: date
    place: int = 0
    school_holidays: str = ""


class DatedFacet(NamedTuple):
    """A facet that holds from the first day to the last, both included."""

    name: str
    value: str
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True)
class Projection:
    """A record in all languages, with what it can be filtered by.

    `facets` are (name, value) pairs such as ("place", "071375002501"), `dated_facets` those that hold on some days,
    `points` latitudes and longitudes. Ready JSON says LAST_MODIFIED where the moment of the last change belongs: the
    window moves it whenever anything inside has changed. From `expires_at` on nobody sees the record; from `changes_at` on
    a part of its documents is over. What is not listed has a page and an address in the API, and stands in no list. What is
    not complete, since a picture could not be made, is tried again by the worker.
    """

    kind: str
    uuid: UUID
    name: str
    documents: Mapping[str, Document]
    facets: frozenset[tuple[str, str]] = frozenset()
    dated_facets: frozenset[DatedFacet] = frozenset()
    expires_at: datetime | None = None
    changes_at: datetime | None = None
    is_listed: bool = True
    points: frozenset[tuple[float, float]] = frozenset()
    openings: frozenset[OpeningHours] = frozenset()
    closings: frozenset[ClosedDays] = frozenset()
    is_complete: bool = True

    @cached_property
    def all_facets(self) -> frozenset[DatedFacet]:
        return frozenset(DatedFacet(*pair) for pair in self.facets) | self.dated_facets

    @cached_property
    def digest(self) -> str:
        """Fingerprint of the whole content; two equal projections have the same."""
        parts = (self.all_facets, self.points, self.openings, self.closings)
        moments = (self.expires_at, self.changes_at, self.is_listed)
        content = (self.name, sorted(self.documents.items()), moments, *(sorted(part, key=repr) for part in parts))
        return sha256(repr(content).encode()).hexdigest()


def encode(content: object) -> str:
    """Ready JSON text of a shape or a dict."""
    return msgspec.json.encode(content).decode()
