"""Offers around a visitor's place: those of the place, then of what contains it, at last those that need no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocumentQuerySet, PublishedFacet, beginning_with
from site_pages.finder.place import Place, Places

EVERYTHING = ~Q(pk__in=[])
ASSOCIATION, DISTRICT = 9, 5  # digits of their keys


@dataclass(frozen=True)
class PlaceGroup:
    """Documents for which the condition holds, and none of those of the groups before. `lang` is that of a name."""

    title: str
    condition: Q
    lang: str = ""


def groups_around(place: Place, places: Places) -> list[PlaceGroup]:
    """One after the other they hold all documents."""
    elsewhere = only_for_others(place)
    near = [named(one, places) for one in levels(place, places)]
    anywhere = PlaceGroup(_("Online, by phone or everywhere"), without_place())
    far = PlaceGroup(_("Elsewhere"), EVERYTHING)
    here = [PlaceGroup(one.title, one.condition & ~elsewhere, one.lang) for one in [*near, anywhere, far]]
    return [*here, PlaceGroup(_("Only for people from other places"), EVERYTHING)]


def levels(place: Place, places: Places) -> list[str]:
    """The keys of the place and of what contains it; an association that is one municipality only is left out."""
    found = [place.ars]
    if len(place.ars) > ASSOCIATION and any(one != place.ars and one[:9] == place.ars[:9] for one in members(places)):
        found.append(place.ars[:ASSOCIATION])
    if len(place.ars) > DISTRICT:
        found.append(place.ars[:DISTRICT])
    return found


def members(places: Places) -> list[str]:
    return [ars for ars, one in places.by_ars.items() if one.is_municipality]


def named(ars: str, places: Places) -> PlaceGroup:
    name = places.name_of(ars)
    if len(ars) == DISTRICT:
        return PlaceGroup(_("In the whole district"), inside(ars))
    return PlaceGroup(name or _("In this area"), inside(ars), SOURCE_LANGUAGE if name else "")


def inside(ars: str) -> Q:
    return among(beginning_with(ars), name="place")


def without_place() -> Q:
    return ~among(name="place")


def only_for_others(place: Place) -> Q:
    """What is meant for people from certain areas, and the place is in none of them, nor contains one."""
    around = Q(value__in=[place.ars[:length] for length in range(2, len(place.ars) + 1)])
    return among(name="area") & ~among(around | beginning_with(place.ars), name="area")


def among(*conditions: Q, **lookups: str) -> Q:
    return Q(record__in=PublishedFacet.objects.today().filter(*conditions, **lookups).values("record"))


def in_groups(documents: PublishedDocumentQuerySet, groups: Sequence[PlaceGroup]) -> PublishedDocumentQuerySet:
    return documents.ranked_within([one.condition for one in groups])
