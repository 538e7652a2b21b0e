"""The district as a drawing: its outline, and its municipalities as points."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.network.table import Table
from cms.published.models import PublishedDocument
from directory.district_map import drawing, outlines

SMALLEST, STEP, LARGEST = 4.0, 1.5, 13.0  # radius of a point, in units of the map


@cache
def outline() -> dict[str, Any]:
    return drawing(list(outlines().values()))


def drawn(table: Table, topic: str = "") -> dict[str, Any]:
    """{map, paths, attributions, points: [{at, name, offers, radius, url}]}. One query."""
    points = [point(table, one, topic) for one in municipalities() if outline()["map"].holds((one["longitude"], one["latitude"]))]
    return outline() | {"points": sorted(points, key=lambda one: -one["radius"])}


def municipalities() -> list[dict[str, Any]]:
    documents = PublishedDocument.objects.current("place", SOURCE_LANGUAGE).values_list("item", flat=True)
    found = [json.loads(item) for item in documents]
    return [one for one in found if one["kind"] == "municipality" and one.get("latitude") and one.get("longitude")]


def point(table: Table, place: dict[str, Any], topic: str) -> dict[str, Any]:
    offers = sum(one.is_in(place["ars"]) and (not topic or topic in one.topics) for one in table.offers)
    return {
        "at": outline()["map"].place((place["longitude"], place["latitude"])),
        "name": place["name"],
        "offers": offers,
        "radius": min(SMALLEST + STEP * offers, LARGEST) if offers else SMALLEST / 2,
        "url": table.address(place=place["ars"], **({"topic": topic} if topic else {})),
    }
