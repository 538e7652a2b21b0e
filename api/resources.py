"""What the API serves: one row for each kind of record, read by the addresses, the views and OpenAPI."""

from dataclasses import dataclass

import msgspec

from api.parameters import (
    ListParameters,
    OrganizationParameters,
    OrganizationRecordParameters,
    Parameters,
    ServiceAtLocationParameters,
    ServiceParameters,
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
    """`kind` is the window's; `list_id` and `record_id` are HSDS's operation ids, `tag` says whether HSDS requires it.

    `item` is the shape in lists, `record` that of a single record. Tombstones of `described` kinds have the empty
    description that HSDS demands.
    """

    kind: str
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

    @property
    def in_lists(self) -> list[type[msgspec.Struct]]:
        """The shapes that items of lists may have."""
        fields = self.parameters().fields
        return [self.item, *([self.record] if "full" in fields else []), *([MinimalService] if "minimal" in fields else [])]


SERVICES = Resource(
    kind="service",
    path="services",
    item=ServiceItem,
    record=Service,
    list_id="getPaginatedListOfServices",
    record_id="getFullyNestedServiceById",
    parameters=ServiceParameters,
    tag="required",
    lists_tombstones=True,
)
ORGANIZATIONS = Resource(
    kind="organization",
    path="organizations",
    item=OrganizationItem,
    record=OrganizationWithServices,
    list_id="getPaginatedListOfOrganizations",
    record_id="getOrganizationById",
    parameters=OrganizationParameters,
    record_parameters=OrganizationRecordParameters,
    lists_tombstones=True,
    described=True,
)
SERVICE_AT_LOCATIONS = Resource(
    kind="service_at_location",
    path="service_at_locations",
    item=ServiceAtLocation,
    record=ServiceAtLocation,
    list_id="getPaginatedListOfServiceAtLocation",
    record_id="getServiceAtLocationWithNestedDataById",
    parameters=ServiceAtLocationParameters,
)
TAXONOMIES = Resource(
    kind="taxonomy",
    path="taxonomies",
    item=Taxonomy,
    record=Taxonomy,
    list_id="getPaginatedListOfTaxonomies",
    record_id="getTaxonomyById",
    described=True,
)
TAXONOMY_TERMS = Resource(
    kind="taxonomy_term",
    path="taxonomy_terms",
    item=TaxonomyTerm,
    record=TaxonomyTerm,
    list_id="getPaginatedListOfTaxonomyTerms",
    record_id="getTaxonomyTermById",
    parameters=TaxonomyTermParameters,
    described=True,
)
PLACES = Resource(
    kind="place",
    path="places",
    item=Place,
    record=Place,
    list_id="getPaginatedListOfPlaces",
    record_id="getPlaceById",
)
RESOURCES = (SERVICES, ORGANIZATIONS, SERVICE_AT_LOCATIONS, TAXONOMIES, TAXONOMY_TERMS, PLACES)
