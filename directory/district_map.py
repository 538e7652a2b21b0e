"""A map without foreign hosts: the outline of a district, and points in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

OUTLINES = Path(__file__).resolve().parent / "outlines.geojson"
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


def drawing(shown: Sequence[Outline], beside: Sequence[Point] = ()) -> dict[str, Any]:
    """{map, paths, attributions}: outlines on a map that holds them, and the points beside them."""
    rings = [ring for one in shown for ring in one.rings]
    drawn = Map([*(point for ring in rings for point in ring), *beside])
    return {
        "map": drawn,
        "paths": [drawn.path(ring) for ring in rings],
        "attributions": sorted({one.attribution for one in shown}),
    }
