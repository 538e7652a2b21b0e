"""Projects the records of the directory into the published window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from cms.languages import CODES
from cms.published.projection import Document, Projection
from cms.scheduled import ends
from cms.translations.texts import Texts, Translations
from directory.hsds.service_item import paths_of, public_places, public_terms
from directory.models import DirectoryRecord, Location, Place, Service, Taxonomy
from directory.publishing import documents
from directory.publishing.facets import service_facets, term_facets
from directory.publishing.public_records import live, places_of_services, whole_organizations, whole_services, whole_terms

InLanguage: TypeAlias = Callable[[Texts], Document]


def project_service(uuid: UUID) -> Projection | None:
    found = whole_services().filter(translation_key=uuid).first()
    if found is None:
        return None
    paths = paths_of(found)
    return Projection(
        kind="service",
        uuid=uuid,
        name=found.name,
        documents=in_all_languages(
            translations_of(found), lambda texts: documents.service_document(found, texts, paths.get(texts.language, ""))
        ),
        facets=service_facets(found),
        expires_at=min(ends(found, found.organization), default=None),
        changes_at=min(
            ends(*terms_in(found), *(one.location for one in public_places(found))) + price_changes(found), default=None
        ),
        is_listed=found.is_listed,
        points=points_of(one.location for one in public_places(found)),
    )


def project_service_at_location(uuid: UUID) -> Projection | None:
    found = places_of_services().filter(uuid=uuid).values_list("service__translation_key", flat=True).first()
    service = whole_services().filter(translation_key=found).first() if found else None
    if service is None:
        return None
    place = next(one for one in service.service_at_locations.all() if one.uuid == uuid)
    paths = paths_of(service)
    return Projection(
        kind="service_at_location",
        uuid=uuid,
        name=f"{service.name}, {place.location.name}",
        documents=in_all_languages(
            translations_of(service),
            lambda texts: documents.service_at_location_document(place, service, texts, paths.get(texts.language, "")),
        ),
        facets=service_facets(service, only=place),
        expires_at=min(ends(service, service.organization, place.location), default=None),
        changes_at=min(ends(*terms_in(service)) + price_changes(service), default=None),
        is_listed=service.is_listed,
        points=points_of([place.location]),
    )


def project_organization(uuid: UUID) -> Projection | None:
    found = whole_organizations().filter(translation_key=uuid).first()
    if found is None:
        return None
    translations = Translations.load([found], found.contacts.all())
    return Projection(
        kind="organization",
        uuid=uuid,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.organization_document(found, texts)),
        expires_at=found.expire_at,
    )


def project_taxonomy(uuid: UUID) -> Projection | None:
    found = live(Taxonomy).filter(translation_key=uuid).first()
    if found is None:
        return None
    translations = Translations.load([found], [])
    return Projection(
        kind="taxonomy",
        uuid=uuid,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.taxonomy_document(found, texts)),
        facets=frozenset({("code", found.code)}),
        expires_at=found.expire_at,
    )


def project_taxonomy_term(uuid: UUID) -> Projection | None:
    found = whole_terms().filter(translation_key=uuid).first()
    if found is None:
        return None
    translations = Translations.load([found, found.taxonomy], [])
    return Projection(
        kind="taxonomy_term",
        uuid=uuid,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.term_document(found, texts)),
        facets=term_facets(found),
        expires_at=min(ends(found, found.taxonomy), default=None),
    )


def project_place(uuid: UUID) -> Projection | None:
    found = Place.objects.filter(uuid=uuid).first()
    if found is None:
        return None
    return Projection(
        kind="place",
        uuid=uuid,
        name=found.name,
        documents=dict.fromkeys(CODES, documents.place_document(found)),
        facets=frozenset({("ars", found.ars), ("kind", found.kind)}),
        points=points_of([found]),
    )


def price_changes(service: Service) -> list[datetime]:
    """When what the service costs today may cost something else."""
    return [moment for one in service.cost_options.all() if (moment := one.next_change)]


def terms_in(service: Service) -> list[DirectoryRecord]:
    """The terms that a service shows, and their taxonomies."""
    terms = public_terms(service)
    return [*terms, *(term.taxonomy for term in terms)]


def in_all_languages(translations: Translations, document: InLanguage) -> dict[str, Document]:
    return {language: document(Texts(language, translations)) for language in CODES}


def translations_of(service: Service) -> Translations:
    """Of everything with words inside a service."""
    records: list[Any] = [service, service.organization]
    records += [one.location for one in service.service_at_locations.all()]
    terms = list(service.terms.all())
    records += [*terms, *{term.taxonomy for term in terms}]
    children = [*service.cost_options.all(), *service.required_documents.all(), *service.contacts.all()]
    return Translations.load(records, children)


def points_of(found: Iterable[Location | Place]) -> frozenset[tuple[float, float]]:
    """Latitudes and longitudes, as far as they are known."""
    return frozenset((one.latitude, one.longitude) for one in found if one.latitude is not None and one.longitude is not None)
