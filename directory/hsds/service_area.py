"""HSDS service_area: a municipality, an association of them, the district or the state, by its official key."""

from uuid import uuid5

from directory import models
from directory.hsds.shape import Shape
from directory.models.place import KEY_NAMES, PlaceKind

GEOCODING = "http://dcat-ap.de/def/politicalGeocoding"


class ServiceArea(Shape, kw_only=True):
    id: str
    name: str
    uri: str
    x_ars: str


def service_area(place: models.Place, service: models.Service) -> ServiceArea:
    return ServiceArea(
        id=str(uuid5(service.translation_key, f"area {place.ars}")), name=place.name, uri=uri_of(place), x_ars=place.ars
    )


def uri_of(place: models.Place) -> str:
    """By DCAT-AP.de, where a municipality is known by its AGS: the ARS without the digits of the association."""
    key = place.ars[:5] + place.ars[9:] if place.kind == PlaceKind.MUNICIPALITY else place.ars
    return f"{GEOCODING}/{KEY_NAMES[len(place.ars)]}/{key}"
