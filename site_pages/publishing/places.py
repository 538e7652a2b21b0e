"""The places of the district, as a list of choices."""

from __future__ import annotations

from typing import Any

import msgspec

from cms.languages import SOURCE_LANGUAGE
from cms.published.collation import sort_key
from cms.published.models import PublishedDocument

Place = dict[str, Any]


def place_groups(found: list[Place], language: str) -> list[dict[str, Any]]:
    """[{name, places: [{ars, name}]}]: by association; municipalities without one come first, under their district."""
    places = sorted(found, key=lambda place: sort_key(place["name"], language))
    names = {place["ars"]: place["name"] for place in places}
    members = [place for place in places if place["kind"] == "municipality"]
    sizes = {place["ars"][:9]: 0 for place in members}
    for place in members:
        sizes[place["ars"][:9]] += 1
    groups: dict[str, list[Place]] = {}
    for place in members:
        groups.setdefault(group_of(place, names, sizes), []).append({"ars": place["ars"], "name": place["name"]})
    districts = {names[ars] for ars in names if len(ars) == 5}
    ordered = sorted(groups.items(), key=lambda group: (group[0] not in districts, sort_key(group[0], language)))
    return [{"name": name, "places": inside} for name, inside in ordered]


def all_places() -> list[Place]:
    """Places are called the same in all languages."""
    documents = PublishedDocument.objects.current("place", SOURCE_LANGUAGE).order_by("record_id")
    return [msgspec.json.decode(item) for item in documents.values_list("item", flat=True)]


def group_of(place: Place, names: dict[str, str], sizes: dict[str, int]) -> str:
    """The association of a municipality; the district of one that has none or is the only member."""
    association, district = place["ars"][:9], place["ars"][:5]
    if association in names and sizes[association] > 1:
        return names[association]
    return names.get(district) or names.get(association) or place["name"]
