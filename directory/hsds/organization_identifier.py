"""HSDS organization_identifier: by which a register knows an organization."""

from uuid import uuid5

from directory import models
from directory.hsds.shape import Shape


class OrganizationIdentifier(Shape, kw_only=True):
    id: str
    identifier_scheme: str | None = None
    identifier_type: str
    identifier: str


def organization_identifiers(record: models.Organization) -> list[OrganizationIdentifier]:
    return [
        OrganizationIdentifier(
            id=str(uuid5(record.translation_key, f"identifier {one.identifier_type} {one.identifier}")),
            identifier_scheme=one.identifier_scheme or None,
            identifier_type=one.identifier_type,
            identifier=one.identifier,
        )
        for one in record.organization_identifiers.all()
    ]
