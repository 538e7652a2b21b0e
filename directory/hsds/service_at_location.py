"""HSDS service_at_location."""

from cms.published.projection import LAST_MODIFIED
from cms.translations.texts import Texts
from cms.translations.translation import Translation, translation
from directory import models
from directory.hsds.contact import Contact, contact
from directory.hsds.hours import OpenState, closed_days, hours_at_place
from directory.hsds.location import Location, location
from directory.hsds.phone import Phone, phone
from directory.hsds.schedule import Schedule, schedules
from directory.hsds.service_item import ServiceItem, nested_service, only_at
from directory.hsds.shape import Shape
from directory.opening_hours.hours import Hours


class ServiceAtLocation(Shape, kw_only=True):
    id: str
    service_id: str
    location_id: str
    contacts: list[Contact] = []
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    location: Location
    service: ServiceItem | None = None
    x_hours: list[Hours] = []
    x_translation: Translation | None = None
    x_last_modified: str | None = None
    x_distance: int | None = None  # metres; only the API knows from where
    x_open: OpenState | None = None  # only the API knows when


def service_at_location(source: models.ServiceAtLocation, service: models.Service, texts: Texts) -> ServiceAtLocation:
    """As part of a service."""
    closed = closed_days([service, source.location, service.organization], texts.within("service_at_locations"))
    return ServiceAtLocation(
        id=str(source.uuid),
        service_id=str(service.translation_key),
        location_id=str(source.location.translation_key),
        contacts=[contact(one, service, texts) for one in only_at(source, service.contacts.all())],
        phones=[phone(one, texts.language) for one in only_at(source, service.phones.all())],
        schedules=schedules(source.schedules.all(), closed),
        location=location(source.location, texts.within("service_at_locations")),
    )


def whole_service_at_location(
    source: models.ServiceAtLocation, service: models.Service, texts: Texts, path: str
) -> ServiceAtLocation:
    """As a record of its own, with its service."""
    shape = service_at_location(source, service, texts)
    shape.service = nested_service(service, texts, path)
    shape.x_hours = hours_at_place(service, source, texts)
    shape.x_last_modified = LAST_MODIFIED
    shape.x_translation = translation(texts)
    return shape
