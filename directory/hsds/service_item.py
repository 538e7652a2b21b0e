"""HSDS service as it stands in lists: direct properties and its organization."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.utils.text import slugify

from cms.published.addresses import Addresses, absolute, addresses_of
from cms.published.projection import LAST_MODIFIED
from cms.translations.texts import Texts
from cms.translations.translation import Translation, translation
from directory import models
from directory.hsds.cost_option import FreeDays, free_days
from directory.hsds.hours import OpenState, hours_of
from directory.hsds.organization import OrganizationItem, nested_organization
from directory.hsds.phone import number_to_call
from directory.hsds.place import PlaceName, place_name
from directory.hsds.schedule import iso
from directory.hsds.shape import Shape
from directory.models.at_location import AtLocation
from directory.opening_hours.hours import Hours

Part = TypeVar("Part", bound=AtLocation)


class Term(Shape, kw_only=True):
    """A topic or target group, in short."""

    id: str
    code: str
    name: str
    x_fallback_fields: list[str] = []


class ServiceItem(Shape, kw_only=True):
    id: str
    organization_id: str
    name: str
    alternate_name: str | None = None
    description: str | None = None
    url: str | None = None
    email: str | None = None
    status: str
    interpretation_services: str | None = None
    application_process: str | None = None
    fees_description: str | None = None
    accreditations: str | None = None
    eligibility_description: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: str | None = None
    assurer_email: str | None = None
    alert: str | None = None
    last_modified: str | None = None
    organization: OrganizationItem | None = None
    x_topics: list[Term] = []
    x_audiences: list[Term] = []
    x_places: list[PlaceName] = []
    x_languages: list[str] = []
    x_free: bool = False  # told when it is read
    x_free_days: list[FreeDays] = []
    x_phone: str | None = None
    x_hours: list[Hours] = []
    x_url: str | None = None
    x_distance: int | None = None  # metres; only the API knows from where
    x_open: OpenState | None = None  # only the API knows when
    x_translation: Translation | None = None
    x_fallback_fields: list[str] = []


def properties(source: models.Service, texts: Texts, path: str) -> dict[str, Any]:
    """Direct properties of HSDS, in the language of the words."""
    found = {
        name: texts.text(source, name)
        for name in (
            "name",
            "alternate_name",
            "description",
            "interpretation_services",
            "application_process",
            "fees_description",
            "accreditations",
            "eligibility_description",
            "alert",
        )
    }
    return found | {
        "id": str(source.translation_key),
        "organization_id": str(source.organization.translation_key),
        "url": source.url or None,
        "email": source.email or None,
        "status": source.status,
        "minimum_age": source.minimum_age,
        "maximum_age": source.maximum_age,
        "assured_date": iso(source.assured_date),
        "assurer_email": source.assurer_email or None,
        "last_modified": LAST_MODIFIED,
        "x_url": absolute(path) or None,
    }


def extras(source: models.Service, texts: Texts) -> dict[str, Any]:
    """What finders and embeds need beside HSDS."""
    terms = public_terms(source)
    return {
        "organization": nested_organization(source.organization, texts.within("organization")),
        "x_topics": terms_of("topics", terms, texts),
        "x_audiences": terms_of("audiences", terms, texts),
        "x_places": places_of(source),
        "x_languages": [one.code for one in source.languages.all()],
        "x_free_days": free_days(source),
        "x_phone": number_to_call(phones_first(source)),
        "x_hours": hours_of(source, texts, public_places(source)),
    }


def phones_first(source: models.Service) -> list[models.Phone]:
    """In the order in which one would call: the service's, that of its only place, then the organization's."""
    phones, places = source.phones.all(), public_places(source)
    there = only_at(places[0], phones) if len(places) == 1 else []
    return [*everywhere(source, phones), *there, *source.organization.phones.all()]


def everywhere(source: models.Service, found: Iterable[Part]) -> list[Part]:
    """Those that belong to no single one of its public places."""
    places = {one.location_id for one in public_places(source)}
    return [one for one in found if one.at_location_id not in places]


def only_at(place: models.ServiceAtLocation, found: Iterable[Part]) -> list[Part]:
    return [one for one in found if one.at_location_id == place.location_id]


def service_item(source: models.Service, texts: Texts, path: str) -> ServiceItem:
    item = ServiceItem(**properties(source, texts, path), **extras(source, texts))
    item.x_translation = translation(texts)
    return item


def nested_service(source: models.Service, texts: Texts, path: str) -> ServiceItem:
    """Inside a service_at_location, which says by itself how it is translated, and when it is open."""
    whole = properties(source, texts, path) | extras(source, texts) | {"x_hours": []}
    return ServiceItem(**whole, x_fallback_fields=list(texts.own))


def public_terms(source: models.Service) -> list[models.TaxonomyTerm]:
    return [term for term in source.terms.all() if term.is_public and term.taxonomy.is_public]


def public_places(source: models.Service) -> list[models.ServiceAtLocation]:
    return [one for one in source.service_at_locations.all() if one.location.is_public]


def terms_of(taxonomy: str, terms: list[models.TaxonomyTerm], texts: Texts) -> list[Term]:
    return [short_term(term, texts.within("attributes")) for term in terms if term.taxonomy.code == taxonomy]


def short_term(source: models.TaxonomyTerm, texts: Texts) -> Term:
    name = texts.text(source, "name") or ""
    return Term(id=str(source.translation_key), code=source.code, name=name, x_fallback_fields=list(texts.own))


def places_of(source: models.Service) -> list[PlaceName]:
    found = {one.location.place.ars: one.location.place for one in public_places(source) if one.location.place}
    return [place_name(found[ars]) for ars in sorted(found)]


def paths_of(source: models.Service, addresses: Addresses | None = None) -> Mapping[str, str]:
    """The paths of the service's page by language; who asks for several services reads `addresses` once."""
    return (addresses or addresses_of("service"))(source.translation_key, slug_of(source))


def slug_of(source: models.Service) -> str:
    return slugify(source.name.replace("ß", "ss"))[:60].strip("-")
