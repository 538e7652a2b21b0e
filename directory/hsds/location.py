"""HSDS location."""

from cms.translations.texts import Texts
from directory import models
from directory.hsds.accessibility import Accessibility, accessibility
from directory.hsds.address import Address, address
from directory.hsds.contact import Contact, contact
from directory.hsds.hours import closed_days
from directory.hsds.language import Language, language
from directory.hsds.phone import Phone, phone
from directory.hsds.place import PlaceName, place_name
from directory.hsds.schedule import Schedule, schedules
from directory.hsds.shape import Shape


class Location(Shape, kw_only=True):
    id: str
    location_type: str
    url: str | None = None
    organization_id: str | None = None
    name: str | None = None
    alternate_name: str | None = None
    description: str | None = None
    transportation: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    languages: list[Language] = []
    addresses: list[Address] = []
    contacts: list[Contact] = []
    accessibility: list[Accessibility] = []
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    x_place: PlaceName | None = None
    x_fallback_fields: list[str] = []


def location(source: models.Location, texts: Texts) -> Location:
    owner = source.organization if source.organization and source.organization.is_public else None
    return Location(
        id=str(source.translation_key),
        location_type=source.location_type,
        url=source.url or None,
        organization_id=str(owner.translation_key) if owner else None,
        name=texts.text(source, "name"),
        alternate_name=texts.text(source, "alternate_name"),
        description=texts.text(source, "description"),
        transportation=texts.text(source, "transportation"),
        latitude=source.latitude,
        longitude=source.longitude,
        languages=[language(one, texts.language) for one in source.languages.all()],
        addresses=[address(one) for one in source.addresses.all()],
        contacts=[contact(one, source, texts) for one in source.contacts.all()],
        accessibility=[accessibility(one, source, texts) for one in source.accessibility.all()],
        phones=[phone(one, texts.language) for one in source.phones.all()],
        schedules=schedules(source.schedules.all(), closed_days([source, owner], texts)),
        x_place=place_name(source.place) if source.place else None,
        x_fallback_fields=list(texts.own),
    )
