"""HSDS service_capacity: how many places of a course are free, and when that was so."""

from datetime import datetime, time
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from directory import models
from directory.hsds.shape import Shape

PLACES = UUID("5d3b6f0e-2f51-5c0b-9d1f-5f7b6b0b8f11")  # of the one unit in which places are counted


class Unit(Shape, kw_only=True):
    id: str
    name: str


class ServiceCapacity(Shape, kw_only=True):
    """`updated` is the beginning of a day, local time."""

    id: str
    unit: Unit
    available: int
    maximum: int | None = None
    updated: str


def capacities(source: models.Service, language: str) -> list[ServiceCapacity]:
    """None where nobody has counted."""
    if source.places_free is None or source.places_as_of is None:
        return []
    with override(language):
        unit = Unit(id=str(PLACES), name=str(_("Free places")))
    day = timezone.make_aware(datetime.combine(source.places_as_of, time()))
    return [
        ServiceCapacity(
            id=str(uuid5(source.translation_key, "capacity")),
            unit=unit,
            available=source.places_free,
            maximum=source.places_total,
            updated=day.isoformat(),
        )
    ]
