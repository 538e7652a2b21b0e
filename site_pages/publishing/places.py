"""The places of the district, as a list of choices."""

from __future__ import annotations

from typing import Any

import msgspec

from cms.languages import SOURCE_LANGUAGE
from cms.published.collation import sort_key
from cms.published.models import PublishedDocument

Place = dict[str, Any]
DISTRICT = 5  # digits of its key


def place_groups(found: list[Place], language: str) -> list[dict[str, Any]]:
    """[{name, ars, places: [{ars, name, postal_code}]}]: by association; municipalities without one first, in their district."""
    places = sorted(found, key=lambda place: sort_key(place["name"], language))
    names = {place["ars"]: place["name"] for place in places}
    members = [place for place in places if place["kind"] == "municipality"]
    sizes = {place["ars"][:9]: 0 for place in members}
    for place in members:
        sizes[place["ars"][:9]] += 1
    groups: dict[str, list[Place]] = {}
    for place in members:
        entry = {name: place[name] for name in ("ars", "name", "postal_code") if place.get(name)}
        groups.setdefault(group_of(place, names, sizes), []).append(entry)
    found = [{"name": names.get(ars, inside[0]["name"]), "ars": ars, "places": inside} for ars, inside in groups.items()]
    return sorted(found, key=lambda group: (len(group["ars"]) > DISTRICT, sort_key(group["name"], language)))


def all_places() -> list[Place]:
    """Places are called the same in all languages."""
    documents = PublishedDocument.objects.current("place", SOURCE_LANGUAGE).order_by("record_id")
    return [msgspec.json.decode(item) for item in documents.values_list("item", flat=True)]


def group_of(place: Place, names: dict[str, str], sizes: dict[str, int]) -> str:
    """The key of a municipality's association; of the district of one that has none or is the only member."""
    association, district = place["ars"][:9], place["ars"][:DISTRICT]
    if association in names and sizes[association] > 1:
        return association
    return district if district in names else association
