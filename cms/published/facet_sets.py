"""Which records have which facet, in memory: a bit for each record, so that counting asks the database for nothing.

At 20,000 services a count of all facets by SQL takes 140 ms, by sets less than one; their reading takes about a second, once a
change of the window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin
from time import time
from typing import Any, TypeAlias

from django.db import connection

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument, PublishedFacet, PublishedPoint, VersionStamp
from cms.published.models.point import EARTH_RADIUS

Records = int  # a bit for each record
Vector: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True)
class FacetSets:
    """`positions` says which bit a record has, by its key; `values` which records have a value of a facet, by both
    names; `read_points` gives latitude, longitude and record of all points.
    """

    positions: dict[int, int]
    values: dict[str, dict[str, Records]]
    read_points: Callable[[], Iterable[tuple[float, float, int]]] = tuple

    @property
    def all(self) -> Records:
        return (1 << len(self.positions)) - 1

    def of(self, keys: Iterable[int]) -> Records:
        """The set of some records; what is not listed is not in it."""
        found = map(self.positions.get, keys)
        return set_of((one for one in found if one is not None), len(self.positions))

    def having(self, name: str, values: Iterable[str]) -> Records:
        """Records that have one of the values."""
        found, known = 0, self.values.get(name, {})
        for value in values:
            found |= known.get(value, 0)
        return found

    @cached_property
    def points(self) -> list[tuple[Vector, int]]:
        """Read for the first who asks what is near."""
        found = self.read_points()
        return [(vector(north, east), self.positions[record]) for north, east, record in found if record in self.positions]

    def near(self, latitude: float, longitude: float, metres: float) -> Records:
        """Records with a point no farther away, as the crow flies."""
        a, b, c = vector(latitude, longitude)
        most = (2 * sin(metres / EARTH_RADIUS / 2)) ** 2  # of the straight line through the earth, squared
        found = [one for (x, y, z), one in self.points if (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c) <= most]
        return set_of(found, len(self.positions))

    def counts(self, name: str, among: Records) -> list[dict[str, Any]]:
        """[{value, count}], most first."""
        found = [(value, (records & among).bit_count()) for value, records in self.values.get(name, {}).items()]
        ordered = sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0]))
        return [{"value": value, "count": count} for value, count in ordered]


def vector(latitude: float, longitude: float) -> Vector:
    """A point on a sphere of radius 1."""
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def set_of(positions: Iterable[int], size: int) -> Records:
    bits = bytearray(size // 8 + 1)
    for one in positions:
        bits[one >> 3] |= 1 << (one & 7)
    return int.from_bytes(bits, "little")


Stamp = tuple[int, int]  # version, and epoch second at which it is over, or the minute in which it is still used after that
memory: dict[tuple[str, frozenset[str]], tuple[Stamp, FacetSets]] = {}
lock = threading.Lock()


def facet_sets(kind: str, names: Collection[str]) -> FacetSets:
    """The sets of the listed records of a kind. One query while nothing has changed, else three; one more for what is near.

    Inside a transaction they are read each time and not kept: what nobody has committed is in no version.
    """
    if connection.in_atomic_block:
        return read(kind, names)
    with lock:
        key, stamp = (kind, frozenset(names)), current_stamp()
        known, found = memory.get(key, ((-1, 0), None))
        if found is None or known != stamp:
            found = read(kind, names)
            memory[key] = stamp, found
        return found


def current_stamp() -> Stamp:
    version, valid_until = VersionStamp.objects.filter(pk=1).values_list("version", "valid_until").first() or (0, 0)
    now = int(time())
    return version, valid_until if valid_until and now < valid_until else now // 60


def read(kind: str, names: Collection[str]) -> FacetSets:
    listed = PublishedDocument.objects.current(kind, SOURCE_LANGUAGE).listed()
    positions = {key: number for number, key in enumerate(listed.values_list("record", flat=True))}
    rows = PublishedFacet.objects.today().filter(name__in=names, record__kind=kind).values_list("name", "value", "record")
    members: dict[tuple[str, str], list[int]] = {}
    for name, value, record in rows.iterator(10_000):
        if record in positions:
            members.setdefault((name, value), []).append(positions[record])
    values: dict[str, dict[str, Records]] = {}
    for (name, value), numbers in members.items():
        values.setdefault(name, {})[value] = set_of(numbers, len(positions))
    points = PublishedPoint.objects.filter(record__kind=kind).values_list("latitude", "longitude", "record")
    return FacetSets(positions, values, points.iterator)
