"""Projects the records of the directory into the published window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from cms.languages import CODES
from cms.plugin_api.contributions import PublishedKind
from cms.published.projection import Document, Projection
from cms.scheduled import ends
from cms.translations.texts import Texts, Translations
from directory.hsds.service_item import paths_of, public_places, public_terms
from directory.models import DirectoryRecord, Location, Organization, Place, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from directory.publishing import documents
from directory.publishing.facets import service_facets, term_facets
from directory.publishing.public_records import whole_services

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

InLanguage: TypeAlias = Callable[[Texts], Document]


def published_kind(
    name: str,
    label: StrOrPromise,
    rows: Callable[[], QuerySet[Any]],
    of: Callable[[Any], Projection],
    key: str = "translation_key",
) -> PublishedKind:
    """A kind whose public records are `rows`, known by `key`; `of` makes the projection of one of them."""

    def project(uuid: UUID) -> Projection | None:
        found = rows().filter(**{key: uuid}).first()
        return None if found is None else of(found)

    return PublishedKind(name, label, lambda: list(rows().values_list(key, flat=True)), project)


def of_service(found: Service) -> Projection:
    paths = paths_of(found)
    return Projection(
        kind="service",
        uuid=found.translation_key,
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


def of_service_at_location(found: ServiceAtLocation) -> Projection:
    service = whole_services().get(pk=found.service_id)
    place = next(one for one in service.service_at_locations.all() if one.uuid == found.uuid)
    paths = paths_of(service)
    return Projection(
        kind="service_at_location",
        uuid=found.uuid,
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


def of_organization(found: Organization) -> Projection:
    translations = Translations.load([found], found.contacts.all())
    return Projection(
        kind="organization",
        uuid=found.translation_key,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.organization_document(found, texts)),
        expires_at=found.expire_at,
    )


def of_taxonomy(found: Taxonomy) -> Projection:
    translations = Translations.load([found], [])
    return Projection(
        kind="taxonomy",
        uuid=found.translation_key,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.taxonomy_document(found, texts)),
        facets=frozenset({("code", found.code)}),
        expires_at=found.expire_at,
    )


def of_taxonomy_term(found: TaxonomyTerm) -> Projection:
    translations = Translations.load([found, found.taxonomy], [])
    return Projection(
        kind="taxonomy_term",
        uuid=found.translation_key,
        name=found.name,
        documents=in_all_languages(translations, lambda texts: documents.term_document(found, texts)),
        facets=term_facets(found),
        expires_at=min(ends(found, found.taxonomy), default=None),
    )


def of_place(found: Place) -> Projection:
    return Projection(
        kind="place",
        uuid=found.uuid,
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
