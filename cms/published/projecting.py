"""Brings the window up to date with the editing tables, in one transaction with the change."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TypeAlias
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.registry import collect
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projection import Projection
from cms.published.stamp import lock_stamp, raise_stamp
from cms.published.window import withdraw, write

logger = logging.getLogger(__name__)
Key: TypeAlias = tuple[str, UUID]
AT_ONCE = 50
BATCH = 200
_later: ContextVar[bool] = ContextVar("later", default=False)
_collected: ContextVar[dict[Key, bool] | None] = ContextVar("collected", default=None)


@cache
def kinds() -> dict[str, PublishedKind]:
    """The kinds of records that core and plugins put into the window, by name in the order in which they are rebuilt."""
    return {kind.name: kind for _plugin, kind in collect("published_kinds")}


def project(keys: Iterable[Key], *, at_once: bool = False) -> None:
    """Projects records again: the first 50 now and the others in the background, or all of them now. Raises the stamp once.

    Inside `one_change` it only notes them.
    """
    wanted = dict.fromkeys(keys, at_once)
    collected = _collected.get()
    if collected is None:
        carry_out(wanted)
    else:
        collected |= {key: urgent or collected.get(key, False) for key, urgent in wanted.items()}


@contextmanager
def one_change() -> Iterator[None]:
    """What is done inside is one change: a transaction, at whose end each record is projected once."""
    if _collected.get() is not None:
        yield
        return
    with transaction.atomic():
        collected: dict[Key, bool] = {}
        token = _collected.set(collected)
        try:
            yield
        finally:
            _collected.reset(token)
        carry_out(collected)


def carry_out(wanted: Mapping[Key, bool]) -> None:
    """Projects records, those first that are wanted at once."""
    if not wanted:
        return
    with transaction.atomic():
        lock_stamp()
        if _later.get():
            return remember(list(wanted))
        urgent = sum(wanted.values())
        ordered = sorted(wanted, key=lambda key: not wanted[key])
        changed = [project_one(key) for key in ordered[: urgent + AT_ONCE]]
        if rest := ordered[urgent + AT_ONCE :]:
            postpone(rest)
        if any(changed):
            raise_stamp()


def project_one(key: Key) -> bool:
    """Writes or withdraws one record, under the stamp's lock. True when something changed."""
    projection = projection_of(key)
    return write(projection) if projection else withdraw(*key)


def projection_of(key: Key) -> Projection | None:
    """A record as it may be public now; None also when it has expired or is of a kind that nobody publishes."""
    kind, uuid = key
    projection = kinds()[kind].project(uuid) if kind in kinds() else None
    expired = projection and projection.expires_at and projection.expires_at <= timezone.now()
    return None if expired else projection


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

    `done` is told the size of each batch. Records that cannot be projected are logged and stay pending.
    """
    last = 0
    while batch := list(PendingProjection.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        project_batch([(pending.kind, pending.uuid) for pending in batch])
        last = batch[-1].pk
        done(len(batch))


def project_batch(keys: Sequence[Key]) -> list[Key]:
    """Projects records in one transaction with one stamp. Returns those that could not be projected."""
    with transaction.atomic():
        lock_stamp()
        changed = {key: take_up(key) for key in keys}
        if any(changed.values()):
            raise_stamp()
    return [key for key, answer in changed.items() if answer is None]


def take_up(key: Key) -> bool | None:
    """Projects a record, which then waits no longer. None when that fails: nothing is written, and it is pending."""
    kind, uuid = key
    try:
        with transaction.atomic():
            PendingProjection.objects.filter(kind=kind, uuid=uuid).delete()
            return project_one(key)
    except Exception:
        logger.exception("Cannot project %s %s; it is tried again later", kind, uuid)
        remember([key])
        return None


def withdraw_expired() -> None:
    """Makes tombstones of records whose time is over, so that mirrors learn of it. Raises the stamp in any case."""
    with transaction.atomic():
        lock_stamp()
        for kind, uuid in PublishedRecord.objects.expired().order_by("pk").values_list("kind", "uuid"):
            withdraw(kind, uuid)
        raise_stamp()
