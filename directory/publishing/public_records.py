"""Reads the source rows of the directory with all that their projections need, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from cms.languages import SOURCE_LANGUAGE
from cms.published.sharing import read_once
from cms.scheduled import unexpired
from directory.models import DirectoryRecord, Organization, Service, ServiceAtLocation, TaxonomyTerm

Record = TypeVar("Record", bound=DirectoryRecord)


def live(model: type[Record]) -> QuerySet[Record]:
    """Source rows that are public: live, and not over."""
    return model._default_manager.filter(unexpired(), live=True, locale__language_code=SOURCE_LANGUAGE)


def services() -> QuerySet[Service]:
    """Services that are public: live, of an organization that is live."""
    return live(Service).filter(unexpired("organization"), organization__live=True)


def whole_services() -> QuerySet[Service]:
    return (
        services()
        .select_related("organization__parent_organization", "program", "locale")
        .prefetch_related(
            "organization__phones",
            "organization__closing_periods",
            "terms__taxonomy",
            "terms__parent",
            "areas",
            "additional_urls",
            "funding",
            "phones",
            "schedules",
            "extra_openings",
            "closing_periods",
            "languages",
            "cost_options",
            "required_documents",
            "contacts__schedules",
            "service_at_locations__schedules",
            "service_at_locations__extra_openings",
            "service_at_locations__location__place",
            "service_at_locations__location__organization__closing_periods",
            "service_at_locations__location__addresses",
            "service_at_locations__location__accessibility",
            "service_at_locations__location__contacts__schedules",
            "service_at_locations__location__phones",
            "service_at_locations__location__schedules",
            "service_at_locations__location__extra_openings",
            "service_at_locations__location__closing_periods",
            "service_at_locations__location__languages",
        )
    )


def services_by_key(keys: Iterable[int]) -> list[Service]:
    """Whole services, each read once a batch."""
    loaded, wanted = loaded_services(), set(keys)
    if missing := wanted - loaded.keys():
        loaded |= {one.pk: one for one in whole_services().filter(pk__in=missing)}
    return [loaded[key] for key in sorted(wanted & loaded.keys())]


def keep(services: Iterable[Service]) -> None:
    loaded_services().update({one.pk: one for one in services})


@read_once
def loaded_services() -> dict[int, Service]:
    """What a batch has read."""
    return {}


def whole_organizations() -> QuerySet[Organization]:
    return (
        live(Organization)
        .select_related("parent_organization", "locale")
        .prefetch_related(
            "contacts__schedules", "phones", "programs", "additional_websites", "funding", "organization_identifiers"
        )
    )


def whole_terms() -> QuerySet[TaxonomyTerm]:
    return live(TaxonomyTerm).filter(unexpired("taxonomy"), taxonomy__live=True).select_related("taxonomy", "parent", "locale")


def places_of_services() -> QuerySet[ServiceAtLocation]:
    public = services().filter(pk=OuterRef("service"))
    return ServiceAtLocation.objects.filter(Exists(public), unexpired("location"), location__live=True)
