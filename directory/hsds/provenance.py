"""x_source: where a record comes from when it was taken over. An extension of ours."""

from directory.hsds.shape import Shape
from directory.models.provenance import Sourced


class Source(Shape, kw_only=True):
    name: str | None = None
    url: str | None = None
    licence: str | None = None
    external_id: str | None = None
    retrieved_at: str | None = None


def provenance(record: Sourced) -> Source | None:
    if not (record.source_name or record.source_url or record.external_id):
        return None
    return Source(
        name=record.source_name or None,
        url=record.source_url or None,
        licence=record.source_licence or None,
        external_id=record.external_id or None,
        retrieved_at=record.retrieved_at.isoformat() if record.retrieved_at else None,
    )
