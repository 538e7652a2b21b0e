"""Where a location lies: a map without foreign hosts, of the district's outline and its municipalities."""

from __future__ import annotations

import json
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from django import forms
from wagtail.admin.panels import Panel

from directory.models import Place
from directory.models.place import PlaceKind

OUTLINES = Path(__file__).resolve().parents[1] / "outlines.geojson"
DEGREE = 1000  # units of the map in a degree of latitude, about 111 m each
MARGIN = 15
Point: TypeAlias = tuple[float, float]  # longitude and latitude


class Outline(NamedTuple):
    attribution: str
    rings: list[list[Point]]


@lru_cache
def outlines() -> dict[str, Outline]:
    """Of districts, by their key (ARS); the source stands in the file."""
    features = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    return {
        one["properties"]["ars"]: Outline(one["properties"]["attribution"], one["geometry"]["coordinates"]) for one in features
    }


class Map:
    """Flat, which does for a district: x grows to the east, y to the south, from the corner in the north-west."""

    def __init__(self, points: list[Point]) -> None:
        longitudes, latitudes = zip(*points, strict=True)
        self.west, self.north = min(longitudes), max(latitudes)
        self.narrowing = cos(radians((self.north + min(latitudes)) / 2))
        self.width, self.height = self.place((max(longitudes), min(latitudes)))

    def place(self, point: Point) -> Point:
        longitude, latitude = point
        return round((longitude - self.west) * self.narrowing * DEGREE, 1), round((self.north - latitude) * DEGREE, 1)

    @property
    def view(self) -> str:
        """The viewBox of the SVG."""
        return f"{-MARGIN} {-MARGIN} {self.width + 2 * MARGIN:.0f} {self.height + 2 * MARGIN:.0f}"

    def holds(self, point: Point) -> bool:
        x, y = self.place(point)
        return -MARGIN <= x <= self.width + MARGIN and -MARGIN <= y <= self.height + MARGIN

    def path(self, ring: list[Point]) -> str:
        return "M" + "L".join(f"{x},{y}" for x, y in map(self.place, ring)) + "Z"


def map_of_places() -> dict[str, Any]:
    """For the template: the map with its outlines and towns; {} while no municipality is known."""
    towns = list(Place.objects.filter(kind=PlaceKind.MUNICIPALITY).exclude(latitude=None).exclude(longitude=None))
    if not towns:
        return {}
    shown = [outlines()[ars] for ars in sorted({one.ars[:5] for one in towns}) if ars in outlines()]
    points = [point for one in shown for ring in one.rings for point in ring]
    drawn = Map([*points, *(point_of(one) for one in towns)])
    return {
        "map": drawn,
        "paths": [drawn.path(ring) for one in shown for ring in one.rings],
        "attributions": sorted({one.attribution for one in shown}),
        "towns": [{"place": one, "at": drawn.place(point_of(one))} for one in towns],
        "degree": DEGREE,
    }


def point_of(record: Any) -> Point:
    return record.longitude, record.latitude


class PinPanel(Panel):
    """Sets the fields `latitude` and `longitude`, which stand beside it and do without it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/pin.html"

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["directory/pin.js"], css={"all": ["directory/forms.css"]})

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """`pin` is where the stored location lies; `outside` says that it does not lie on the map."""
            found = super().get_context_data(parent_context) | map_of_places()
            known = self.instance.latitude is not None and self.instance.longitude is not None
            if known and "map" in found:
                found["pin"] = found["map"].place(point_of(self.instance))
                found["outside"] = not found["map"].holds(point_of(self.instance))
            return found
