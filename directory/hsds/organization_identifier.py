"""HSDS organization_identifier: by which a register knows an organization."""

from directory import models
from directory.hsds.ids import ids_among
from directory.hsds.shape import Shape


class OrganizationIdentifier(Shape, kw_only=True):
    id: str
    identifier_scheme: str | None = None
    identifier_type: str
    identifier: str


def organization_identifiers(record: models.Organization) -> list[OrganizationIdentifier]:
    rows = list(record.organization_identifiers.all())
    ids = ids_among(record.translation_key, (f"identifier {one.identifier_type} {one.identifier}" for one in rows))
    return [
        OrganizationIdentifier(
            id=id,
            identifier_scheme=one.identifier_scheme or None,
            identifier_type=one.identifier_type,
            identifier=one.identifier,
        )
        for id, one in zip(ids, rows, strict=True)
    ]
