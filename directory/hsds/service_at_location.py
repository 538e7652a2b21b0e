"""HSDS service_at_location."""

from cms.published.projection import LAST_MODIFIED
from cms.translations.texts import Words
from directory import models
from directory.hsds.location import Location, location
from directory.hsds.schedule import Schedule, schedules
from directory.hsds.service_item import ServiceItem, nested_service
from directory.hsds.shape import Shape
from directory.hsds.translation import Translation, translation


class ServiceAtLocation(Shape, kw_only=True):
    id: str
    service_id: str
    location_id: str
    schedules: list[Schedule] = []
    location: Location
    service: ServiceItem | None = None
    x_translation: Translation | None = None
    x_last_modified: str | None = None


def service_at_location(source: models.ServiceAtLocation, service: models.Service, words: Words) -> ServiceAtLocation:
    """As part of a service."""
    return ServiceAtLocation(
        id=str(source.uuid),
        service_id=str(service.translation_key),
        location_id=str(source.location.translation_key),
        schedules=schedules(source.schedules.all()),
        location=location(source.location, words.within("service_at_locations")),
    )


def whole_service_at_location(
    source: models.ServiceAtLocation, service: models.Service, words: Words, path: str
) -> ServiceAtLocation:
    """As a record of its own, with its service."""
    shape = service_at_location(source, service, words)
    shape.service = nested_service(service, words, path)
    shape.x_last_modified = LAST_MODIFIED
    shape.x_translation = translation(words)
    return shape
