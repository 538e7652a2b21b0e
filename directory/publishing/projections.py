"""Projects the records of the directory into the published window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.plugin_api.contributions import PublishedKind
from cms.published.addresses import addresses_of
from cms.published.projection import Document, Projection
from cms.published.sharing import read_once, shared_reads
from cms.scheduled import ends
from cms.translations.texts import Texts, Translations
from directory.hsds.hours import all_school_holidays, closings_everywhere, hours_at_place, hours_of
from directory.hsds.service_item import paths_of, public_places, public_terms
from directory.models import DirectoryRecord, Location, Organization, Place, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from directory.publishing import documents
from directory.publishing.facets import free_facets, organization_facets, place_facets, service_facets, term_facets
from directory.publishing.openings import closings_of, openings_of, unknown_hours
from directory.publishing.public_records import keep, services_by_key

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

InLanguage: TypeAlias = Callable[[Texts], Document]


def published_kind(
    name: str,
    label: StrOrPromise,
    rows: Callable[[], QuerySet[Any]],
    of: Callable[[list[Any]], Iterable[Projection]],
    key: str = "translation_key",
    **page: Any,
) -> PublishedKind:
    """A kind whose public records are `rows`, known by `key`; `of` makes projections of some. `page`: see PublishedKind."""

    def project_many(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
        with shared_reads():
            found = list(rows().filter(**{f"{key}__in": uuids}))
            return {one.uuid: one for one in of(found)} if found else {}

    return PublishedKind.of_many(name, label, lambda: list(rows().values_list(key, flat=True)), project_many, **page)


def of_services(found: list[Service]) -> list[Projection]:
    keep(found)
    translations, addresses = translations_of(frozenset(found)), addresses_of("service")
    return [of_service(one, translations, paths_of(one, addresses)) for one in found]


def of_service(found: Service, translations: Translations, paths: Mapping[str, str]) -> Projection:
    places = [one.location for one in public_places(found)]
    hours = hours_of(found, Texts(SOURCE_LANGUAGE), public_places(found))
    return Projection(
        kind="service",
        uuid=found.translation_key,
        name=found.name,
        documents=in_all_languages(
            translations, lambda texts: documents.service_document(found, texts, paths.get(texts.language, ""))
        ),
        facets=service_facets(found),
        dated_facets=free_facets(found) | unknown_hours(hours, found.status),
        expires_at=min(ends(found, found.organization), default=None),
        changes_at=min(ends(*terms_in(found), *places), default=None),
        is_listed=found.is_listed,
        points=points_of(places),
        openings=openings_of(hours, found.status),
        closings=closings_of(hours),
    )


def of_services_at_locations(found: list[ServiceAtLocation]) -> list[Projection]:
    """Each with its whole service, which is read once however many places it has."""
    services = services_by_key(one.service_id for one in found)
    translations, addresses = translations_of(frozenset(services)), addresses_of("service")
    wanted = {one.uuid for one in found}
    return [
        of_service_at_location(place, service, translations, paths_of(service, addresses))
        for service in services
        for place in service.service_at_locations.all()
        if place.uuid in wanted
    ]


def of_service_at_location(
    place: ServiceAtLocation, service: Service, translations: Translations, paths: Mapping[str, str]
) -> Projection:
    hours = hours_at_place(service, place, Texts(SOURCE_LANGUAGE))
    return Projection(
        kind="service_at_location",
        uuid=place.uuid,
        name=f"{service.name}, {place.location.name}",
        documents=in_all_languages(
            translations,
            lambda texts: documents.service_at_location_document(place, service, texts, paths.get(texts.language, "")),
        ),
        facets=service_facets(service, only=place),
        dated_facets=free_facets(service) | unknown_hours(hours, service.status),
        expires_at=min(ends(service, service.organization, place.location), default=None),
        changes_at=min(ends(*terms_in(service)), default=None),
        is_listed=service.is_listed,
        points=points_of([place.location]),
        openings=openings_of(hours, service.status),
        closings=closings_of(hours),
    )


def of_record(kind: str, found: Any, translations: Translations, document: Callable[..., Document], **facts: Any) -> Projection:
    """A record with a name and documents that need nothing but itself and the texts."""
    documents = in_all_languages(translations, partial(document, found))
    return Projection(kind=kind, uuid=found.translation_key, name=found.name, documents=documents, **facts)


def of_organizations(found: list[Organization]) -> list[Projection]:
    translations = Translations.load(found, words_of(found))
    document = documents.organization_document
    return [
        of_record("organization", one, translations, document, facets=organization_facets(one), expires_at=one.expire_at)
        for one in found
    ]


def words_of(found: list[Organization]) -> list[Any]:
    """Their children with words."""
    return [child for one in found for some in (one.contacts, one.programs, one.additional_websites) for child in some.all()]


def of_taxonomies(found: list[Taxonomy]) -> list[Projection]:
    translations, document = Translations.load(found, []), documents.taxonomy_document
    return [
        of_record("taxonomy", one, translations, document, facets=frozenset({("code", one.code)}), expires_at=one.expire_at)
        for one in found
    ]


def of_taxonomy_terms(found: list[TaxonomyTerm]) -> list[Projection]:
    translations = Translations.load([*found, *{one.taxonomy for one in found}], [])
    document = documents.term_document
    return [
        of_record(
            "taxonomy_term",
            one,
            translations,
            document,
            facets=term_facets(one),
            expires_at=min(ends(one, one.taxonomy), default=None),
        )
        for one in found
    ]


def of_places(found: list[Place]) -> list[Projection]:
    return [of_place(one) for one in found]


def of_place(found: Place) -> Projection:
    return Projection(
        kind="place",
        uuid=found.uuid,
        name=found.name,
        documents=dict.fromkeys(CODES, documents.place_document(found)),
        facets=place_facets(found),
        points=points_of([found]),
    )


def terms_in(service: Service) -> list[DirectoryRecord]:
    """The terms that a service shows, and their taxonomies."""
    terms = public_terms(service)
    return [*terms, *(term.taxonomy for term in terms)]


def in_all_languages(translations: Translations, document: InLanguage) -> dict[str, Document]:
    return {language: document(Texts(language, translations)) for language in CODES}


@read_once
def translations_of(services: frozenset[Service]) -> Translations:
    """Of everything with words inside services."""
    records: dict[Any, None] = dict.fromkeys([*closings_everywhere(), *all_school_holidays()])
    children: list[Any] = []
    places: set[Location] = set()
    for service in services:
        terms = list(service.terms.all())
        locations = [one.location for one in service.service_at_locations.all()]
        places |= set(locations)
        run_by = [one.organization for one in locations if one.organization]
        records |= dict.fromkeys([service, service.organization, *locations, *run_by, *terms, *(term.taxonomy for term in terms)])
        children += [*service.cost_options.all(), *service.required_documents.all(), *service.contacts.all()]
        children += [*service.additional_urls.all(), *([service.program] if service.program else [])]
        children += [
            closed for one in (service, service.organization, *locations, *run_by) for closed in one.closing_periods.all()
        ]
    return Translations.load(
        records, [*children, *(one for found in places for some in (found.accessibility, found.contacts) for one in some.all())]
    )


def points_of(found: Iterable[Location | Place]) -> frozenset[tuple[float, float]]:
    """Latitudes and longitudes, as far as they are known."""
    return frozenset((one.latitude, one.longitude) for one in found if one.latitude is not None and one.longitude is not None)
