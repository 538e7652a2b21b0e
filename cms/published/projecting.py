"""Brings the window up to date with the editing tables, in one transaction with the change."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.registry import collect
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projection import Key, Projection
from cms.published.sharing import shared_reads
from cms.published.stamp import changes_so_far, lock_stamp, raise_stamp
from cms.published.window import withdraw_all, write_all

logger = logging.getLogger(__name__)
AT_ONCE = 50
BATCH = 50
A_WHILE = 5.0  # seconds
ATTEMPTS = 3
Projections: TypeAlias = dict[UUID, Projection]
Run: TypeAlias = tuple[str, list[UUID]]
_later: ContextVar[bool] = ContextVar("later", default=False)
_collected: ContextVar[dict[Key, bool] | None] = ContextVar("collected", default=None)


class ChangedMeanwhile(Exception):
    """Something was changed after it was read and before the window was locked."""


@cache
def kinds() -> dict[str, PublishedKind]:
    """The kinds of records that core and plugins put into the window, by name in the order in which they are rebuilt."""
    more = [source for _plugin, source in collect("published_sources")]
    found = [kind for _plugin, kind in collect("published_kinds")]
    return {kind.name: kind.with_records_of([one for one in more if one.kind == kind.name]) for kind in found}


def project(keys: Iterable[Key], *, at_once: bool = False) -> None:
    """Projects records again, and raises the stamp once: all of them now, or up to 50 and the others in the background.

    Then kinds of which there are many wait. Inside `one_change` it only notes them.
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


class PublishedAtOnce:
    """To stand before Wagtail's mixins: what follows from publishing or unpublishing is one change with it.

    Until its end the window says what was public before, so receivers can compare.
    """

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        with one_change():
            return super().publish(*args, **kwargs)  # type: ignore[misc]

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with one_change():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc]


def carry_out(wanted: Mapping[Key, bool]) -> None:
    """Projects records, those first that are wanted at once."""
    if not wanted:
        return
    with transaction.atomic():
        lock_stamp()
        if _later.get():
            return remember(list(wanted))
        few = few_kinds(kind for (kind, _uuid), urgent in wanted.items() if not urgent)
        ordered = in_turn(wanted)
        now = dict.fromkeys(key for key in ordered if wanted[key] or key[0] in few)
        changed = project_now(list(now))
        if len(now) < len(ordered):
            postpone([key for key in ordered if key not in now or reads_window(key[0])])
        if changed:
            raise_stamp()


def few_kinds(given: Iterable[str]) -> set[str]:
    """Those kinds of which there are fewest, together up to 50 records: a renamed topic itself, not all of its services."""
    few, room = set(), AT_ONCE
    for kind, number in sorted(Counter(given).items(), key=lambda pair: pair[1]):
        room -= number
        if room >= 0:
            few.add(kind)
    return few


def reads_window(kind: str) -> bool:
    """Whether records are made with others' documents; then they are made again when those have changed."""
    return kind in kinds() and kinds()[kind].reads_window


def in_turn(keys: Iterable[Key]) -> list[Key]:
    """Kind by kind in the order in which they are rebuilt; those that are made with others' documents come after them."""
    turns = {name: (kind.reads_window, number) for number, (name, kind) in enumerate(kinds().items())}
    return sorted(keys, key=lambda key: turns.get(key[0], (False, -1)))


def runs_of(keys: Iterable[Key]) -> list[Run]:
    """Keys that follow each other, by kind."""
    return [(kind, [uuid for _kind, uuid in run]) for kind, run in groupby(keys, lambda key: key[0])]


def project_now(keys: Sequence[Key]) -> bool:
    """Writes or withdraws records, under the stamp's lock. True when something changed."""
    with shared_reads():
        changed = [project_run(kind, uuids) for kind, uuids in runs_of(keys)]
    return any(changed)


def project_run(kind: str, uuids: Sequence[UUID], ready: Projections | None = None) -> bool:
    """Projects records of a kind together, or writes what is ready. What is not complete waits for the worker."""
    found = projections_of(kind, uuids) if ready is None else {uuid: ready[uuid] for uuid in uuids if uuid in ready}
    changed = write_all(list(found.values())) if found else set()
    if gone := [(kind, uuid) for uuid in uuids if uuid not in found]:
        changed |= withdraw_all(gone)
    if incomplete := [(kind, uuid) for uuid, one in found.items() if not one.is_complete]:
        remember(incomplete)
    return bool(changed)


def projections_of(kind: str, uuids: Sequence[UUID]) -> Projections:
    """Records as they may be public now; without those that have expired or are of a kind that nobody publishes."""
    if kind not in kinds():
        return {}
    now = timezone.now()
    with shared_reads():
        found = kinds()[kind].projections(uuids)
    return {uuid: one for uuid, one in found.items() if not (one.expires_at and one.expires_at <= now)}


def projection_of(key: Key) -> Projection | None:
    kind, uuid = key
    return projections_of(kind, [uuid]).get(uuid)


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
    """Works for a while, then queues itself again: other tasks and the timetable have their turn between."""
    ends = time.monotonic() + A_WHILE
    if work_off(until=lambda: time.monotonic() > ends):
        project_pending.enqueue()


def work_off(done: Callable[[int], object] = lambda count: None, until: Callable[[], bool] = lambda: False) -> bool:
    """Projects what is pending, in batches with a transaction and a stamp each; can be stopped and repeated.

    `done` is told the size of each batch. Records that cannot be projected are logged and stay pending. True when `until`
    ended it and to go on makes sense: not all have failed.
    """
    projected = 0
    for batch in waiting(BATCH):
        if until():
            return projected > 0
        projected += len(batch) - len(project_batch(batch))
        done(len(batch))
    return False


def waiting(size: int) -> list[list[Key]]:
    """What is pending, in turn, in batches."""
    keys = in_turn(PendingProjection.objects.order_by("pk").values_list("kind", "uuid"))
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def project_batch(keys: Sequence[Key]) -> list[Key]:
    """Projects records in one transaction with one stamp. Returns those that could not be projected.

    They are read before the window is locked, so that editors wait for the writing only; under the lock where something
    changes each time.
    """
    runs = runs_of(keys)
    for _attempt in range(ATTEMPTS):
        before = changes_so_far()
        with shared_reads(), suppress(ChangedMeanwhile):
            return write_runs(runs, made_ahead(runs), before)
    with shared_reads():
        return write_runs(runs, {})


def made_ahead(runs: Sequence[Run]) -> dict[str, Projections]:
    """Projections by kind, without those that need documents which the same batch may write, or that fail together."""
    found = {}
    for number, (kind, uuids) in enumerate(runs):
        if not (number and reads_window(kind)):
            with suppress(Exception):
                found[kind] = projections_of(kind, uuids)
    return found


def write_runs(runs: Sequence[Run], ready: Mapping[str, Projections], before: int | None = None) -> list[Key]:
    """Under the lock. ChangedMeanwhile when others changed something since there were `before` changes."""
    failed: list[Key] = []
    with transaction.atomic():
        lock_stamp()
        if before is not None and changes_so_far() != before + 1:
            raise ChangedMeanwhile
        changed = [take_up(kind, uuids, failed, ready.get(kind)) for kind, uuids in runs]
        if any(changed):
            raise_stamp()
    return failed


def take_up(kind: str, uuids: Sequence[UUID], failed: list[Key], ready: Projections | None) -> bool:
    """Writes records, which then wait no longer; one by one where that fails together. Notes what stays pending."""
    try:
        with transaction.atomic():
            PendingProjection.objects.filter(kind=kind, uuid__in=uuids).delete()
            return project_run(kind, uuids, ready)
    except Exception:
        if len(uuids) > 1:
            changed = [take_up(kind, [uuid], failed, None) for uuid in uuids]
            return any(changed)
        logger.exception("Cannot project %s %s; it is tried again later", kind, uuids[0])
    failed.append((kind, uuids[0]))
    remember(failed[-1:])
    return False


def withdraw_expired() -> None:
    """Makes tombstones of records whose time is over, so that mirrors learn of it. Raises the stamp in any case."""
    with transaction.atomic():
        lock_stamp()
        withdraw_all(PublishedRecord.objects.expired().values_list("kind", "uuid"))
        raise_stamp()
