"""Where records are found."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, FloatField, Func
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext_lazy as _

EARTH_RADIUS = 6_371_008.8  # metres, the mean of GRS 80 (IUGG)
METRES_A_DEGREE = EARTH_RADIUS * pi / 180


class PublishedPointQuerySet(models.QuerySet["PublishedPoint"]):
    def near(self, latitude: float, longitude: float, metres: float) -> PublishedPointQuerySet:
        """Points no farther away, with their `haversine`. The square around them is asked first: it has an index."""
        high = metres / METRES_A_DEGREE
        wide = high / max(cos(radians(latitude)), 0.01)
        around = self.filter(
            latitude__range=(latitude - high, latitude + high), longitude__range=(longitude - wide, longitude + wide)
        )
        farthest = sin(metres / EARTH_RADIUS / 2) ** 2
        return around.annotate(haversine=HaversineFrom(latitude, longitude)).filter(haversine__lte=farthest)


class HaversineFrom(Func):
    """The haversine of the angle between a place and a point that is near it: it grows with their distance.

    Sine and cosine by the first terms of their series: they are exact to a millimetre at 100 km, and a database reckons
    them ten times as fast as it calls functions.
    """

    output_field = FloatField()
    template = "({cos} * ({cos} * (1 - {n} * {n} / 2) - {sin} * {n} * (1 - {n} * {n} / 6)) * {of_east} + {of_north})"
    half = "({x} * {x} / 4 - {x} * {x} * {x} * {x} / 48)"  # sin²(x / 2)

    def __init__(self, latitude: float, longitude: float) -> None:
        super().__init__(F("latitude"), F("longitude"))
        self.here = latitude, longitude

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any) -> tuple[str, list[Any]]:
        columns = [compiler.compile(one)[0] for one in self.get_source_expressions()]
        north, east = (f"(({column} - ({here!r})) * {radians(1)!r})" for column, here in zip(columns, self.here, strict=True))
        here = radians(self.here[0])
        words = {"cos": f"({cos(here)!r})", "sin": f"({sin(here)!r})", "n": north}
        return self.template.format(**words, of_east=self.half.format(x=east), of_north=self.half.format(x=north)), []


def metres_of(haversine: float) -> float:
    """The distance on a sphere of the earth's mean radius."""
    return 2 * EARTH_RADIUS * asin(sqrt(min(max(haversine, 0.0), 1.0)))


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    north, east = radians(other_latitude - latitude), radians(other_longitude - longitude)
    across = cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return metres_of(sin(north / 2) ** 2 + across)


class PublishedPoint(models.Model):
    """Where a record is found, in degrees (WGS 84); one with several places has several points."""

    record = models.ForeignKey("published.PublishedRecord", on_delete=models.CASCADE, related_name="points")
    latitude = models.FloatField()
    longitude = models.FloatField()

    objects = PublishedPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        indexes = [models.Index(fields=["latitude", "longitude", "record"], name="published_point_lookup")]

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"
