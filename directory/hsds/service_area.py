"""HSDS service_area: a municipality, an association of them, the district or the state, by its official key."""

from uuid import uuid5

from directory import models
from directory.hsds.shape import Shape

# https://www.dcat-ap.de/def/politicalGeocoding/: by kind of place, what precedes the key
GEOCODING = {
    "municipality": "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/",
    "association": "http://dcat-ap.de/def/politicalGeocoding/municipalAssociationKey/",
    "district": "http://dcat-ap.de/def/politicalGeocoding/districtKey/",
}


class ServiceArea(Shape, kw_only=True):
    id: str
    name: str
    uri: str | None = None
    x_ars: str


def service_area(place: models.Place, service: models.Service) -> ServiceArea:
    return ServiceArea(
        id=str(uuid5(service.translation_key, f"area {place.ars}")), name=place.name, uri=uri_of(place), x_ars=place.ars
    )


def uri_of(place: models.Place) -> str | None:
    """A municipality is known there by its AGS: the ARS without the digits of the association."""
    if place.kind not in GEOCODING:
        return None
    key = place.ars[:5] + place.ars[9:] if place.kind == "municipality" else place.ars
    return GEOCODING[place.kind] + key
