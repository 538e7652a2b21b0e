"""Which records of the window contain a record: a renamed organization shows in its services."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cms.languages import SOURCE_LANGUAGE
from cms.published.projection import Key
from directory.models import Location, Organization, Place, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm


def dependents(record: Any) -> list[Key]:
    """Keys of all records of the window that contain a record, its own among them."""
    if isinstance(record, Place):
        return [("place", record.uuid), *services_with(service_at_locations__location__place=record)]
    key = record.translation_key
    if isinstance(record, Service):
        return services_with(translation_key=key)
    if isinstance(record, Organization):
        return of_organization(key)
    if isinstance(record, Location):
        return services_with(service_at_locations__location__translation_key=key)
    if isinstance(record, Taxonomy):
        terms = TaxonomyTerm.objects.filter(taxonomy__translation_key=key)
        return [("taxonomy", key), *window_keys("taxonomy_term", terms), *services_with(terms__taxonomy__translation_key=key)]
    return of_term(key) if isinstance(record, TaxonomyTerm) else [(record.kind, key)]  # a record of a plugin


def of_organization(key: UUID) -> list[Key]:
    """Its parts say that they belong to it, and places that it runs them."""
    parts = Organization.objects.filter(parent_organization__translation_key=key)
    names = Q(organization__translation_key=key) | Q(organization__parent_organization__translation_key=key)
    runs = Q(service_at_locations__location__organization__translation_key=key)
    return [("organization", key), *window_keys("organization", parts), *services_with(names | runs)]


def of_term(key: UUID) -> list[Key]:
    """Narrower terms name it, and services are found by all that is above their terms."""
    narrower = TaxonomyTerm.objects.filter(parent__translation_key=key)
    below = list(with_narrower(key))
    return [("taxonomy_term", key), *window_keys("taxonomy_term", narrower), *services_with(terms__translation_key__in=below)]


def with_narrower(key: UUID) -> set[UUID]:
    """A term and everything below it; a circle ends where it closes. One query a level."""
    found: set[UUID] = set()
    level = {key}
    while level:
        found |= level
        terms = TaxonomyTerm.objects.filter(parent__translation_key__in=level).values_list("translation_key", flat=True)
        level = set(terms) - found
    return found


def services_with(*conditions: Q, **lookups: Any) -> list[Key]:
    """Keys of services, and of these at their places. Two queries, however many there are."""
    services = Service.objects.filter(*conditions, locale__language_code=SOURCE_LANGUAGE, **lookups)
    found = Service.objects.filter(pk__in=services.values("pk"))
    places = ServiceAtLocation.objects.filter(service__in=found).values_list("uuid", flat=True)
    return [*window_keys("service", found), *(("service_at_location", uuid) for uuid in places)]


def window_keys(kind: str, records: QuerySet[Any]) -> list[Key]:
    found = records.filter(locale__language_code=SOURCE_LANGUAGE)
    return [(kind, uuid) for uuid in found.values_list("translation_key", flat=True)]
