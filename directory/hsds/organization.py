"""HSDS organization, and the shorter form of it in lists and services."""

from typing import Any

from cms.published.projection import LAST_MODIFIED
from cms.translations.texts import Texts
from cms.translations.translation import Translation, translation
from directory import models
from directory.hsds.contact import Contact, contact
from directory.hsds.funding import Funding, funding
from directory.hsds.organization_identifier import OrganizationIdentifier, organization_identifiers
from directory.hsds.phone import Phone, phone
from directory.hsds.program import Program, program
from directory.hsds.provenance import Source, provenance
from directory.hsds.schedule import iso
from directory.hsds.shape import Shape
from directory.hsds.url import Url, urls


class OrganizationItem(Shape, kw_only=True):
    """Direct properties, as in lists."""

    id: str
    name: str
    alternate_name: str | None = None
    description: str
    email: str | None = None
    website: str | None = None
    year_incorporated: int | None = None
    legal_status: str | None = None
    uri: str | None = None
    parent_organization_id: str | None = None
    x_assured_date: str | None = None
    x_translation: Translation | None = None
    x_fallback_fields: list[str] = []
    x_last_modified: str | None = None


class Organization(OrganizationItem, kw_only=True):
    """With all that belongs to it."""

    contacts: list[Contact] = []
    phones: list[Phone] = []
    programs: list[Program] = []
    additional_websites: list[Url] = []
    funding: list[Funding] = []
    organization_identifiers: list[OrganizationIdentifier] = []
    x_source: Source | None = None


def properties(source: models.Organization, texts: Texts) -> dict[str, Any]:
    parent = source.parent_organization
    return {
        "id": str(source.translation_key),
        "name": source.name,
        "alternate_name": texts.text(source, "alternate_name"),
        "description": texts.text(source, "description") or "",
        "email": source.email or None,
        "website": source.website or None,
        "year_incorporated": source.year_incorporated,
        "legal_status": source.legal_status or None,
        "uri": source.uri or None,
        "parent_organization_id": str(parent.translation_key) if parent and parent.is_public else None,
        "x_assured_date": iso(source.assured_date),
    }


def organization(source: models.Organization, texts: Texts) -> Organization:
    shape = Organization(
        **properties(source, texts),
        contacts=[contact(one, source, texts) for one in source.contacts.all()],
        phones=[phone(one, texts.language) for one in source.phones.all()],
        programs=[program(one, source, texts) for one in source.programs.all()],
        additional_websites=urls(source, "additional_websites", texts),
        funding=funding(source),
        organization_identifiers=organization_identifiers(source),
        x_source=provenance(source),
        x_last_modified=LAST_MODIFIED,
    )
    shape.x_translation = translation(texts)
    return shape


def nested_organization(source: models.Organization, texts: Texts) -> OrganizationItem:
    return OrganizationItem(**properties(source, texts), x_fallback_fields=list(texts.own))


def organization_item(source: models.Organization, texts: Texts) -> OrganizationItem:
    item = OrganizationItem(**properties(source, texts), x_last_modified=LAST_MODIFIED)
    item.x_translation = translation(texts)
    return item
