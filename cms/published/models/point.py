"""Where records are found."""

from __future__ import annotations

from math import cos, pi, radians

from django.db import models
from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt
from django.utils.translation import gettext_lazy as _

EARTH_RADIUS = 6_371_008.8  # metres, the mean of GRS 80 (IUGG)
METRES_A_DEGREE = EARTH_RADIUS * pi / 180


class PublishedPointQuerySet(models.QuerySet["PublishedPoint"]):
    def near(self, latitude: float, longitude: float, metres: float) -> PublishedPointQuerySet:
        """Points no farther away; `distance` is in metres. The square around them is asked first: it has an index."""
        high = metres / METRES_A_DEGREE
        wide = high / max(cos(radians(latitude)), 0.01)
        around = self.filter(
            latitude__range=(latitude - high, latitude + high), longitude__range=(longitude - wide, longitude + wide)
        )
        return around.annotate(distance=distance_from(latitude, longitude)).filter(distance__lte=metres)


def distance_from(latitude: float, longitude: float) -> Combinable:
    """Metres between a point and a place, by the haversine formula on a sphere of the earth's mean radius."""
    here = Radians(Value(latitude))
    half_high = Sin((Radians("latitude") - here) / 2)
    half_wide = Sin(Radians(F("longitude") - longitude) / 2)
    chord = Power(half_high, 2) + Cos(here) * Cos(Radians("latitude")) * Power(half_wide, 2)
    return 2 * EARTH_RADIUS * ASin(Sqrt(Least(chord, 1.0)))


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
