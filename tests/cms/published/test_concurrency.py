"""Two at once: transactions in threads of their own, on PostgreSQL, each with its connection."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from cms.plugin_api.contributions import PublishedKind
from cms.published.drift import drift_of
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import kinds, later, project, remember, work_off
from cms.published.projection import Projection
from cms.published.stamp import current_version, lock_stamp, raise_stamp
from sample_plugin.models import Bench
from tests.cms.published.commits import real_commits
from tests.cms.published.projections import BENCH, document, projection

pytestmark = [
    real_commits,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write after the other"),
]

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
AREA = ("area", BENCH)


@pytest.fixture
def area(monkeypatch) -> None:
    """A record that contains two others, as a service contains its organization."""
    Bench.objects.bulk_create([Bench(name="Bach"), Bench(name="Wald")])
    kind = PublishedKind("area", "Areas", sources=lambda: [BENCH], project=project_area)
    monkeypatch.setitem(kinds(), "area", kind)
    project([AREA])


def project_area(uuid: UUID) -> Projection:
    name = " ".join(Bench.objects.order_by("pk").values_list("name", flat=True))
    return projection(uuid, kind="area", name=name, documents={"de": document(name)})


def rename(old: str, new: str) -> None:
    Bench.objects.filter(name=old).update(name=new)


def area_name() -> str:
    return PublishedRecord.objects.get(kind="area").name


@pytest.fixture
def start() -> Iterator[Callable[..., Future[Any]]]:
    """Runs a function beside the test: `start(function, *arguments).result()`."""

    def run(function: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return function(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        yield lambda function, *arguments: pool.submit(run, function, *arguments)


def wait_until_blocked(other: Future[Any]) -> None:
    """Until another transaction waits for this one, or has ended without."""
    end = time.monotonic() + 20
    while time.monotonic() < end and not other.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same activity all the time
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    assert other.done(), "It neither waits nor ends."


def renaming(old: str, new: str) -> None:
    with transaction.atomic():
        rename(old, new)
        project([AREA])


def test_two_changes_of_one_record_are_both_in_its_document(area, start):
    with transaction.atomic():
        rename("Bach", "Fluss")
        project([AREA])
        other = start(renaming, "Wald", "Forst")
        wait_until_blocked(other)
    other.result()
    assert (area_name(), drift_of(AREA), current_version()) == ("Fluss Forst", None, 3)


def test_many_changes_of_one_record_leave_no_stale_document(area, start):
    def rename_often(first: str) -> None:
        names = [first, *(f"{first} {number}" for number in range(15))]
        for old, new in pairwise(names):
            renaming(old, new)

    for ended in [start(rename_often, "Bach"), start(rename_often, "Wald")]:
        ended.result()
    assert (area_name(), drift_of(AREA), current_version()) == ("Bach 14 Wald 14", None, 31)


def lock_and_raise() -> None:
    lock_stamp()
    raise_stamp()


@pytest.mark.parametrize("first", [lock_and_raise, raise_stamp], ids=["lock and raise", "raise"])
def test_two_that_come_first_at_once_make_one_stamp(start, first):
    def second() -> None:
        with transaction.atomic():
            first()

    with transaction.atomic():
        first()
        other = start(second)
        wait_until_blocked(other)
    other.result()
    assert current_version() == 2


def test_stamp_of_a_first_transaction_that_fails_is_made_by_the_second(start):
    def second() -> None:
        with transaction.atomic():
            lock_and_raise()

    with transaction.atomic():
        lock_and_raise()
        other = start(second)
        wait_until_blocked(other)
        transaction.set_rollback(True)
    other.result()
    assert current_version() == 1


def test_two_that_publish_the_same_record_first_at_once_write_it_once(area, start):
    PublishedRecord.objects.all().delete()
    with transaction.atomic():
        project([AREA])
        other = start(project, [AREA])
        wait_until_blocked(other)
    other.result()
    assert list(PublishedRecord.objects.values_list("kind", "name")) == [("area", "Bach Wald")]


@pytest.mark.parametrize("in_later", [False, True], ids=["now", "later"])
def test_change_that_comes_in_while_the_worker_projects_is_not_lost(area, start, monkeypatch, in_later):
    has_read, may_write = Event(), Event()

    def read_slowly(uuid: UUID) -> Projection:
        """The worker's first reading; the change has its own."""
        found, is_first = project_area(uuid), not has_read.is_set()
        has_read.set()
        assert not is_first or may_write.wait(20)
        return found

    def change() -> None:
        with transaction.atomic():
            rename("Bach", "Fluss")
            if in_later:
                with later():
                    project([AREA])
            else:
                project([AREA])

    remember([AREA])
    slow = PublishedKind("area", "Areas", sources=lambda: [BENCH], project=read_slowly)
    monkeypatch.setitem(kinds(), "area", slow)
    worker = start(work_off)
    assert has_read.wait(20)
    changing = start(change)
    wait_until_blocked(changing)
    may_write.set()
    changing.result()
    worker.result()
    work_off()
    assert (area_name(), PendingProjection.objects.count()) == ("Fluss Wald", 0)


def test_worker_waits_for_the_change_that_is_noted_already(area, start):
    remember([AREA])
    with transaction.atomic():
        rename("Bach", "Fluss")
        with later():
            project([AREA])
        worker = start(work_off)
        wait_until_blocked(worker)
    worker.result()
    work_off()
    assert (area_name(), PendingProjection.objects.count()) == ("Fluss Wald", 0)


def test_two_workers_do_the_same_work_once(area, start):
    made = Bench.objects.bulk_create(Bench(name=f"Bank {number:03}") for number in range(30))
    remember([("bench", bench.uuid) for bench in made])
    for ended in [start(work_off), start(work_off)]:
        ended.result()
    assert (PendingProjection.objects.count(), PublishedRecord.objects.filter(kind="bench").count()) == (0, 30)
