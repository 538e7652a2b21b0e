"""The filters. The finder calls them by name, the API puts `x_` before it, since HSDS has none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cms.published.facet_sets import FacetSets, Records
from cms.published.models import PublishedDocumentQuerySet
from cms.published.openings import open_at, records_at
from directory.filters.values import DATE, FLAG, METRES, MOMENT, NOW, PLACE, POSITION, SPOKEN, TERM, Json, Kind
from directory.opening_hours.holidays import holiday_on

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Documents: TypeAlias = PublishedDocumentQuerySet
Asked: TypeAlias = Mapping[str, Any]  # read values by name: a list of them where there may be several

NEARBY = 10_000  # metres
MOST_VALUES = 50


@dataclass(frozen=True)
class Filter:
    """`narrow` keeps the documents that it lets through. Several values have commas between: any of them.

    `meaning` is for people who read the docs. `counts` tells that lists can say how many each value has, `is_facet` that
    the values are those of the facet of this name. `records` gives all records that have what is asked for, where that is
    faster than narrowing documents.
    """

    name: str
    meaning: StrOrPromise
    example: str
    kind: Kind
    narrow: Callable[[Documents, Asked], Documents]
    several: bool = False
    counts: bool = False
    is_facet: bool = False
    records: Callable[[FacetSets, Asked], Records] | None = None

    def read(self, text: str) -> Any:
        """The value of a text, or the list of its values. ValueError when it is malformed."""
        if not self.several:
            return self.kind.read(text)
        parts = text.split(",")
        if len(parts) > MOST_VALUES:
            raise ValueError(text)
        return [self.kind.read(part) for part in parts]

    def accepts(self, value: str) -> bool:
        """Whether one value is well-formed."""
        try:
            self.kind.read(value)
        except ValueError:
            return False
        return True

    @property
    def schema(self) -> Json:
        """JSON schema of what stands in an address."""
        return ({"type": "string"} if self.several else self.kind.schema) | {"examples": [self.example]}

    @property
    def expected(self) -> str:
        if not self.several:
            return str(self.kind.expected)
        words = {"value": self.kind.expected, "number": MOST_VALUES}
        return str(_("%(value)s; up to %(number)d with commas between") % words)


def any_of(name: str, meaning: StrOrPromise, example: str, kind: Kind) -> Filter:
    """Records that have one of the values as a facet."""

    def narrow(documents: Documents, asked: Asked) -> Documents:
        return documents.with_facet(name, asked[name])

    return Filter(name, meaning, example, kind, narrow, several=True, counts=True, is_facet=True)


def only(name: str, meaning: StrOrPromise) -> Filter:
    """`true`: records that have the facet. `false` is the same as no filter."""

    def narrow(documents: Documents, asked: Asked) -> Documents:
        return documents.with_facet(name, ["true"]) if asked[name] else documents

    return Filter(name, meaning, "true", FLAG, narrow, counts=True, is_facet=True)


def in_places(documents: Documents, asked: Asked) -> Documents:
    return documents.with_facet_prefix("place", asked["place"])


def assured_since(documents: Documents, asked: Asked) -> Documents:
    return documents.with_facet_from("assured_date", asked["assured_since"].isoformat())


def near(documents: Documents, asked: Asked) -> Documents:
    latitude, longitude = asked["near"]
    return documents.nearest(latitude, longitude, asked.get("radius", NEARBY))


def records_near(sets: FacetSets, asked: Asked) -> Records:
    latitude, longitude = asked["near"]
    return sets.near(latitude, longitude, asked.get("radius", NEARBY))


def open_then(documents: Documents, asked: Asked) -> Documents:
    return open_at(documents, asked["open_at"], holiday_on)


def records_open(sets: FacetSets, asked: Asked) -> Records:
    return sets.of(records_at(asked["open_at"], holiday_on))


def as_they_are(documents: Documents, asked: Asked) -> Documents:
    return documents


FILTERS = (
    Filter(
        "place",
        _("Offered in this municipality, or in one of a district or association of them: an ARS or its first digits."),
        "07137",
        PLACE,
        in_places,
        several=True,
        counts=True,
    ),
    any_of("topic", _("About this topic, or one below it; the `code` of a term of the taxonomy `topics`."), "language", TERM),
    any_of("audience", _("For this target group; the `code` of a term of the taxonomy `audiences`."), "women", TERM),
    any_of("language", _("The staff speak this language."), "ar", SPOKEN),
    only("free", _("Free of charge today.")),
    only("online", _("Given online or by phone, too.")),
    only("wheelchair", _("At a place that people in wheelchairs can enter.")),
    only("child_care", _("Somebody looks after children meanwhile.")),
    Filter(
        "near",
        format_lazy(
            _("Within `radius` of this point as the crow flies, or {metres} metres; nearest first, each item says its distance."),
            metres=NEARBY,
        ),
        "50.33,7.22",
        POSITION,
        near,
        records=records_near,
    ),
    Filter("radius", _("Metres around `near`."), "5000", METRES, as_they_are),
    Filter("assured_since", _("Somebody has checked the entry on this day or later."), "2026-01-01", DATE, assured_since),
    # Last: its ranks are read one after the other as long as nothing narrows the documents afterwards.
    Filter(
        "open_at",
        _("Open at this moment, or perhaps: what is open by appointment comes next, then that of which nobody knows the hours."),
        NOW,
        MOMENT,
        open_then,
        records=records_open,
    ),
)
BY_NAME = {one.name: one for one in FILTERS}


def narrowed(documents: Documents, asked: Asked, without: str = "") -> Documents:
    """Documents that all the filters let through, one of them left out if it is named."""
    for one in FILTERS:
        if one.name in asked and one.name != without:
            documents = one.narrow(documents, asked)
    return documents
