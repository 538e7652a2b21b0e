"""Projects what waits in several processes; one of them writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_context

import django
from django.db import connections, transaction

from cms.published.models import PendingProjection, of_keys
from cms.published.projecting import projections_of, runs_of, waiting, work_off
from cms.published.projection import Key, Projection
from cms.published.sharing import shared_reads
from cms.published.stamp import lock_stamp, raise_stamp
from cms.published.window import write_all

BATCH = 100
Done = Callable[[int], object]


def work_off_in_parallel(processes: int, done: Done) -> None:
    """Projects all that waits. Nobody may edit these records meanwhile: they are read before the window is locked."""
    batches = waiting(BATCH)
    if processes < 2 or len(batches) < 4:
        work_off(done)
        return
    connections.close_all()
    with get_context("spawn").Pool(processes, initializer=django.setup) as pool:
        for keys, found in zip(batches, pool.imap(projected, batches), strict=True):
            write(keys, found)
            done(len(keys))


def projected(keys: Sequence[Key]) -> list[Projection]:
    with shared_reads():
        return [one for kind, uuids in runs_of(keys) for one in projections_of(kind, uuids).values()]


def write(keys: Sequence[Key], found: list[Projection]) -> None:
    """What is not public any more was removed meanwhile."""
    with transaction.atomic():
        lock_stamp()
        PendingProjection.objects.filter(of_keys(keys)).delete()
        if write_all(found):
            raise_stamp()
