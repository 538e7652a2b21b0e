from contextlib import suppress
from datetime import timedelta
from itertools import count
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.published import window
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import (
    AT_ONCE,
    BATCH,
    later,
    one_change,
    project,
    project_pending,
    remember,
    withdraw_expired,
    work_off,
)
from cms.published.stamp import current_version
from cms.timetable import project_what_waits
from sample_plugin.models import Bench

pytestmark = pytest.mark.django_db


def benches(count: int) -> list[tuple[str, object]]:
    """Benches of which the window does not know yet."""
    made = Bench.objects.bulk_create(Bench(name=f"Bank {number:03}") for number in range(count))
    return [("bench", bench.uuid) for bench in made]


def test_many_records_raise_the_stamp_once():
    project(benches(3))
    assert (PublishedRecord.objects.count(), current_version()) == (3, 1)


def test_a_key_given_twice_is_projected_once(django_assert_num_queries):
    (key,) = benches(1)
    project([key])
    # two savepoints, the stamp's lock, the bench, its record, documents and what they are found by: nothing to write
    with django_assert_num_queries(12):
        project([key, key, key])


def test_what_is_not_too_much_does_not_wait():
    project(benches(AT_ONCE))
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (AT_ONCE, 0)


def test_what_is_too_much_for_a_request_waits_for_the_worker():
    project(benches(AT_ONCE + 7))
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (0, AT_ONCE + 7)

    call_command("run_worker", "--once")
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (AT_ONCE + 7, 0)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_record_that_is_hidden_again_leaves_a_tombstone():
    bench = Bench.objects.create(name="Bank am Fluss")
    bench.hidden = True
    bench.save()
    assert PublishedRecord.objects.current().count() == 0
    assert PublishedRecord.objects.get().withdrawn_at is not None


def test_unknown_record_of_a_known_kind_is_nothing():
    project([("bench", uuid4())])
    assert (PublishedRecord.objects.count(), current_version()) == (0, 0)


def test_what_waits_from_a_removed_plugin_does_not_block_the_others():
    ((_kind, bench),) = benches(1)
    PendingProjection.objects.create(kind="kind_of_a_removed_plugin", uuid=uuid4())
    PendingProjection.objects.create(kind="bench", uuid=bench)
    project_pending.call()
    assert ([record.uuid for record in PublishedRecord.objects.all()], PendingProjection.objects.count()) == ([bench], 0)


def test_nothing_to_project_takes_no_lock(django_assert_num_queries):
    with django_assert_num_queries(0):
        project([])


def test_what_is_noted_for_later_is_projected_once_at_the_end():
    keys = benches(3)
    with later():
        project(keys)
        project(keys[:1])
        assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (0, 3)
    done: list[int] = []
    work_off(done.append)
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count(), current_version(), done) == (3, 0, 1, [3])


def test_worker_has_its_other_work_done_between_whiles(monkeypatch):
    monkeypatch.setattr("cms.published.projecting.BATCH", 2)
    monkeypatch.setattr("cms.published.projecting.A_WHILE", -1)
    remember(benches(5))
    project_pending.call()
    assert (PublishedRecord.objects.count(), DBTaskResult.objects.ready().count()) == (0, 0)

    clock = count()
    monkeypatch.setattr("cms.published.projecting.A_WHILE", 1)
    monkeypatch.setattr("cms.published.projecting.time", SimpleNamespace(monotonic=lambda: next(clock)))
    project_pending.call()
    assert (PublishedRecord.objects.count(), DBTaskResult.objects.ready().count()) == (2, 1)

    project_what_waits()
    assert PublishedRecord.objects.count() == 2  # it is queued already
    call_command("run_worker", "--once")
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (5, 0)


def test_what_fails_each_time_is_not_queued_for_ever(breaking, monkeypatch, caplog):
    broken = breaking("Bank am Bach")
    clock = count()
    monkeypatch.setattr("cms.published.projecting.BATCH", 1)
    monkeypatch.setattr("cms.published.projecting.A_WHILE", 1)
    monkeypatch.setattr("cms.published.projecting.time", SimpleNamespace(monotonic=lambda: next(clock)))
    remember([("bench", broken), ("bench", uuid4())])
    project_pending.call()
    assert (PendingProjection.objects.count(), DBTaskResult.objects.ready().count()) == (2, 0)


def test_batches_have_a_stamp_each_and_tell_their_size():
    remember(benches(BATCH + 3))
    done: list[int] = []
    work_off(done.append)
    assert (done, current_version(), PublishedRecord.objects.count()) == ([BATCH, 3], 2, BATCH + 3)


def test_record_that_cannot_be_projected_stays_pending_and_blocks_no_other(breaking, caplog):
    broken = breaking("Bank am Bach")
    ((_kind, healthy),) = benches(1)
    remember([("bench", broken), ("bench", healthy)])
    done: list[int] = []
    work_off(done.append)

    assert [record.uuid for record in PublishedRecord.objects.all()] == [healthy]
    assert list(PendingProjection.objects.values_list("kind", "uuid")) == [("bench", broken)]
    assert (done, current_version()) == ([2], 1)
    assert [(record.levelname, record.message, str(record.exc_info[1])) for record in caplog.records if record.exc_info] == [
        ("ERROR", f"Cannot project bench {broken}; it is tried again later", "Bank am Bach")
    ]


def test_what_a_failed_projection_has_written_falls_back(db, monkeypatch):
    ((_kind, bench),) = benches(1)
    monkeypatch.setattr(window, "save_documents", lambda record, projection: 1 / 0)
    remember([("bench", bench)])
    work_off()
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count(), current_version()) == (0, 1, 0)

    monkeypatch.undo()
    work_off()
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count(), current_version()) == (1, 0, 1)


def test_failed_projection_of_an_editor_stops_the_change(breaking):
    with pytest.raises(ValueError, match="Bank am Bach"):
        project([("bench", breaking("Bank am Bach"))])
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (0, 0)


def test_expired_record_does_not_come_back():
    bench = Bench.objects.create(name="Bank am Fluss", closes_at=timezone.now() + timedelta(hours=1))
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        withdraw_expired()
        project([("bench", bench.uuid)])
        assert PublishedRecord.objects.get().withdrawn_at is not None

        bench.closes_at = timezone.now() + timedelta(days=1)
        bench.save()
        assert PublishedRecord.objects.get().withdrawn_at is None


def test_one_change_projects_at_its_end_and_raises_the_stamp_once():
    before = current_version()
    keys = benches(3)
    with one_change():
        project(keys)
        with one_change():
            project(keys[:1])
        assert PublishedRecord.objects.count() == 0
    assert (PublishedRecord.objects.count(), current_version()) == (3, before + 1)


def test_change_that_fails_projects_nothing():
    keys = benches(2)
    with suppress(ValueError), one_change():
        project(keys)
        raise ValueError
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (0, 0)
    project(keys)
    assert PublishedRecord.objects.count() == 2


def test_what_is_wanted_at_once_does_not_wait():
    keys = benches(AT_ONCE + 12)
    with one_change():
        project(keys)
        project(keys[AT_ONCE - 5 :], at_once=True)
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (AT_ONCE + 12, 0)
    more = benches(2 * AT_ONCE)
    project(more, at_once=True)
    assert PendingProjection.objects.count() == 0
