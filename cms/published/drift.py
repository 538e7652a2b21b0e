"""Where the window differs from the editing tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cms.published.index.writing import unindexed
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import kinds, projection_of
from cms.published.projection import Key, Projection
from cms.published.window import is_current


@dataclass(frozen=True)
class Drift:
    kind: str
    uuid: UUID
    reason: str


def all_keys() -> list[Key]:
    """Every record that is public or stands in the window."""
    keys: dict[Key, None] = {}
    for name, kind in kinds().items():
        keys.update(((name, uuid), None) for uuid in kind.sources())
        stored = PublishedRecord.objects.filter(kind=name, withdrawn_at=None)
        keys.update(((name, uuid), None) for uuid in stored.values_list("uuid", flat=True))
    orphans = PublishedRecord.objects.exclude(kind__in=kinds()).filter(withdrawn_at=None)
    keys.update((key, None) for key in orphans.values_list("kind", "uuid"))
    return list(keys)


def drift_of(key: Key) -> Drift | None:
    """What is wrong with one record of the window, or None."""
    name, uuid = key
    record = PublishedRecord.objects.filter(kind=name, uuid=uuid, withdrawn_at=None).first()
    if name not in kinds():
        return Drift(name, uuid, "of a kind that nobody publishes")
    try:
        projection = projection_of(key)
    except Exception as error:
        return Drift(name, uuid, f"cannot be projected: {error!r}")
    reason = difference(record, projection)
    return Drift(name, uuid, reason) if reason else None


def difference(record: PublishedRecord | None, projection: Projection | None) -> str:
    if projection is None:
        return "still there though not public" if record else ""
    if record is None:
        return "missing"
    return "" if is_current(record, projection) else "differs"


def not_found_by_search() -> Iterator[Drift]:
    for kind, uuid in PublishedRecord.objects.filter(pk__in=unindexed()).values_list("kind", "uuid"):
        yield Drift(kind, uuid, "missing in the index of the search")


def pending() -> Iterator[Drift]:
    for kind, uuid in PendingProjection.objects.values_list("kind", "uuid"):
        yield Drift(kind, uuid, "pending: waits for the worker")
