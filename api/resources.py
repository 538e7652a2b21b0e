"""What the API serves: one row for each kind of record, read by the addresses, the views and OpenAPI."""

from dataclasses import dataclass, field

import msgspec

from api.content.shapes import ContentItem, ContentRecord
from api.lists import tables
from api.parameters.base import ListParameters, Parameters
from api.parameters.content import ContentParameters, NewsParameters, PageParameters, page_kinds
from api.parameters.directory import (
    OrganizationParameters,
    OrganizationRecordParameters,
    PlaceParameters,
    ServiceAtLocationParameters,
    ServiceParameters,
    ServiceRecordParameters,
    TaxonomyTermParameters,
)
from api.shapes import MinimalService, OrganizationWithServices
from directory.hsds.organization import OrganizationItem
from directory.hsds.place import Place
from directory.hsds.service import Service
from directory.hsds.service_at_location import ServiceAtLocation
from directory.hsds.service_item import ServiceItem
from directory.hsds.taxonomy import Taxonomy
from directory.hsds.taxonomy_term import TaxonomyTerm


@dataclass(frozen=True)
class Resource:
    """`kinds` are the window's; `list_id` and `record_id` are HSDS's operation ids, `tag` says whether HSDS requires it.

    `item` is the shape in lists, `record` that of a single record. Tombstones of `described` kinds have the empty
    description that HSDS demands; of kinds that are not `named` they have no name. Records that have hours tell whether
    they are open. `columns` are those of a resource's table.
    """

    kinds: tuple[str, ...]
    path: str
    item: type[msgspec.Struct]
    record: type[msgspec.Struct]
    list_id: str
    record_id: str
    parameters: type[ListParameters] = ListParameters
    record_parameters: type[Parameters] = Parameters
    tag: str = "optional"
    lists_tombstones: bool = False
    described: bool = False
    named: bool = True
    has_hours: bool = False
    columns: tables.Columns = field(default_factory=dict)

    @property
    def in_lists(self) -> list[type[msgspec.Struct]]:
        """The shapes that items of lists may have."""
        fields = self.parameters().fields
        return [self.item, *([self.record] if "full" in fields else []), *([MinimalService] if "minimal" in fields else [])]


SERVICES = Resource(
    kinds=("service",),
    path="services",
    item=ServiceItem,
    record=Service,
    list_id="getPaginatedListOfServices",
    record_id="getFullyNestedServiceById",
    parameters=ServiceParameters,
    record_parameters=ServiceRecordParameters,
    tag="required",
    lists_tombstones=True,
    has_hours=True,
    columns=tables.SERVICES,
)
ORGANIZATIONS = Resource(
    kinds=("organization",),
    path="organizations",
    item=OrganizationItem,
    record=OrganizationWithServices,
    list_id="getPaginatedListOfOrganizations",
    record_id="getOrganizationById",
    parameters=OrganizationParameters,
    record_parameters=OrganizationRecordParameters,
    lists_tombstones=True,
    described=True,
    columns=tables.ORGANIZATIONS,
)
SERVICE_AT_LOCATIONS = Resource(
    kinds=("service_at_location",),
    path="service_at_locations",
    item=ServiceAtLocation,
    record=ServiceAtLocation,
    list_id="getPaginatedListOfServiceAtLocation",
    record_id="getServiceAtLocationWithNestedDataById",
    parameters=ServiceAtLocationParameters,
    has_hours=True,
)
TAXONOMIES = Resource(
    kinds=("taxonomy",),
    path="taxonomies",
    item=Taxonomy,
    record=Taxonomy,
    list_id="getPaginatedListOfTaxonomies",
    record_id="getTaxonomyById",
    described=True,
)
TAXONOMY_TERMS = Resource(
    kinds=("taxonomy_term",),
    path="taxonomy_terms",
    item=TaxonomyTerm,
    record=TaxonomyTerm,
    list_id="getPaginatedListOfTaxonomyTerms",
    record_id="getTaxonomyTermById",
    parameters=TaxonomyTermParameters,
    described=True,
)
PLACES = Resource(
    kinds=("place",),
    path="places",
    item=Place,
    record=Place,
    list_id="getPaginatedListOfPlaces",
    record_id="getPlaceById",
    parameters=PlaceParameters,
)
HSDS = (SERVICES, ORGANIZATIONS, SERVICE_AT_LOCATIONS, TAXONOMIES, TAXONOMY_TERMS)


def content(path: str, noun: str, kinds: tuple[str, ...], parameters: type[ContentParameters] = ContentParameters) -> Resource:
    """Pages of some kinds."""
    return Resource(
        kinds=kinds,
        path=path,
        item=ContentItem,
        record=ContentRecord,
        list_id=f"getPaginatedListOf{noun}s",
        record_id=f"get{noun}ById",
        parameters=parameters,
        tag="content",
        lists_tombstones=True,
        named=False,
    )


PAGES = content("pages", "Page", tuple(page_kinds()), PageParameters)
CONTENT = (PAGES, content("guides", "Guide", ("guide",)), content("news", "NewsItem", ("news",), NewsParameters))
RESOURCES = (*HSDS, PLACES, *CONTENT)
