"""Brings the window up to date with the editing tables, in one transaction with the change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias
from uuid import UUID

from django.db import transaction
from django_tasks import task

from cms.published.kinds import kinds
from cms.published.models import PendingProjection
from cms.published.stamp import raise_stamp
from cms.published.window import withdraw, write

Key: TypeAlias = tuple[str, UUID]
AT_ONCE = 50
BATCH = 200
_later: ContextVar[bool] = ContextVar("later", default=False)


def project(keys: Iterable[Key]) -> None:
    """Projects records again: the first 50 now, the others in the background. Raises the stamp once."""
    ordered = list(dict.fromkeys(keys))
    if _later.get():
        return remember(ordered)
    with transaction.atomic():
        changed = [project_one(key) for key in ordered[:AT_ONCE]]
        if rest := ordered[AT_ONCE:]:
            postpone(rest)
        if any(changed):
            raise_stamp()


def project_one(key: Key) -> bool:
    """Writes or withdraws one record; withdraws what is of a kind that nobody publishes. True when something changed."""
    kind, uuid = key
    projection = kinds()[kind].project(uuid) if kind in kinds() else None
    return write(projection) if projection else withdraw(kind, uuid)


def postpone(keys: Sequence[Key]) -> None:
    remember(keys)
    project_pending.enqueue()


def remember(keys: Sequence[Key]) -> None:
    pending = [PendingProjection(kind=kind, uuid=uuid) for kind, uuid in keys]
    PendingProjection.objects.bulk_create(pending, ignore_conflicts=True, batch_size=BATCH)


@contextmanager
def later() -> Iterator[None]:
    """For commands that write much: changes only note what to project; `work_off` does it once at the end."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


@task(backend="background")
def project_pending() -> None:
    work_off()


def work_off(done: Callable[[int], object] = lambda count: None) -> None:
    """Projects what is pending, in batches with a transaction and a stamp each; can be stopped and repeated.

    `done` is told the size of each batch.
    """
    while batch := list(PendingProjection.objects.order_by("pk")[:BATCH]):
        with transaction.atomic():
            changed = [project_one((pending.kind, pending.uuid)) for pending in batch]
            PendingProjection.objects.filter(pk__in=[pending.pk for pending in batch]).delete()
            if any(changed):
                raise_stamp()
        done(len(batch))
