"""A map of the district for other sites: an SVG of our own, no tiles, no other host."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from cms.published.models import PublishedDocument, PublishedPoint
from cms.published.reading import is_due
from directory.district_map import Point, drawing, outlines
from site_pages.reading.lists import service_item


def map_of(documents: Sequence[PublishedDocument]) -> dict[str, Any]:
    """{map, paths, attributions, pins: [{at, numbers}], services}: offers in one place share a pin. One query.

    What lies outside the map is in the list alone, and so is what changed while nobody has projected it anew.
    """
    places = points_of([one for one in documents if not is_due(one.changes_at)])
    drawn = district()["map"]
    pins: dict[Point, list[int]] = {}
    for number, document in enumerate(documents, 1):
        for point in places.get(document.record_id, []):
            if drawn.holds(point):
                pins.setdefault(drawn.place(point), []).append(number)
    return district() | {
        "pins": [{"at": at, "numbers": numbers} for at, numbers in pins.items()],
        "services": [service_item(one) for one in documents],
    }


@cache
def district() -> dict[str, Any]:
    return drawing(list(outlines().values()))


def points_of(documents: Sequence[PublishedDocument]) -> dict[int, list[Point]]:
    """Longitudes and latitudes by record."""
    found: dict[int, list[Point]] = {}
    points = PublishedPoint.objects.filter(record__in=[one.record_id for one in documents]).order_by("pk")
    for record, longitude, latitude in points.values_list("record", "longitude", "latitude"):
        found.setdefault(record, []).append((longitude, latitude))
    return found
