"""Where the window differs from the editing tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cms.plugin_api.contributions import PublishedKind
from cms.published.kinds import kinds
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import Key
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
    return compare(kinds()[name], uuid, record)


def compare(kind: PublishedKind, uuid: UUID, record: PublishedRecord | None) -> Drift | None:
    projection = kind.project(uuid)
    if projection is None:
        return Drift(kind.name, uuid, "still there though not public") if record else None
    if record is None:
        return Drift(kind.name, uuid, "missing")
    return None if is_current(record, projection) else Drift(kind.name, uuid, "differs")


def pending() -> Iterator[Drift]:
    for kind, uuid in PendingProjection.objects.values_list("kind", "uuid"):
        yield Drift(kind, uuid, "pending: waits for the worker")
