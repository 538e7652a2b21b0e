"""Places: municipalities and what they belong to. HSDS has no such object."""

from directory import models
from directory.hsds.shape import Shape


class PlaceName(Shape, kw_only=True):
    ars: str
    name: str


class Place(PlaceName, kw_only=True):
    id: str
    kind: str
    parent: str | None = None
    postal_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def place_name(source: models.Place) -> PlaceName:
    return PlaceName(ars=source.ars, name=source.name)


def place(source: models.Place) -> Place:
    return Place(
        id=str(source.uuid),
        ars=source.ars,
        name=source.name,
        kind=source.kind,
        parent=source.parent_ars or None,
        postal_code=source.postal_code or None,
        latitude=source.latitude,
        longitude=source.longitude,
    )
