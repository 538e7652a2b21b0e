"""The service directory, in the words of HSDS."""

from directory.models.accessibility import Accessibility
from directory.models.address import Address
from directory.models.closing_period import ClosingEverywhere, ClosingPeriod, SchoolHoliday
from directory.models.contact import Contact
from directory.models.cost_option import CostOption
from directory.models.extra_opening import ExtraOpening
from directory.models.funding import Funding
from directory.models.language import Language
from directory.models.location import Location
from directory.models.organization import Organization
from directory.models.organization_identifier import OrganizationIdentifier
from directory.models.phone import Phone
from directory.models.place import Place
from directory.models.program import Program
from directory.models.record import DirectoryRecord
from directory.models.required_document import RequiredDocument
from directory.models.schedule import Schedule
from directory.models.service import Service
from directory.models.service_at_location import ServiceAtLocation
from directory.models.taxonomy import Taxonomy
from directory.models.taxonomy_term import TaxonomyTerm
from directory.models.url import Url

__all__ = [
    "Accessibility",
    "Address",
    "ClosingEverywhere",
    "ClosingPeriod",
    "Contact",
    "CostOption",
    "DirectoryRecord",
    "ExtraOpening",
    "Funding",
    "Language",
    "Location",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Place",
    "Program",
    "RequiredDocument",
    "Schedule",
    "SchoolHoliday",
    "Service",
    "ServiceAtLocation",
    "Taxonomy",
    "TaxonomyTerm",
    "Url",
]
