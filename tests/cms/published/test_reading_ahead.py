"""The worker reads before it locks the window: whoever publishes meanwhile waits for the writing alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from cms.plugin_api.contributions import PublishedKind
from cms.published.models import PendingProjection, PublishedRecord, VersionStamp
from cms.published.projecting import kinds, project, project_batch, remember, work_off
from cms.published.projection import Projection
from cms.published.stamp import current_version, lock_stamp
from sample_plugin.models import Bench
from sample_plugin.publishing import project_bench
from tests.cms.published.projections import BENCH, document, projection

pytestmark = pytest.mark.django_db
AREA = ("area", BENCH)
STAMP = VersionStamp._meta.db_table


@pytest.fixture
def area(monkeypatch) -> Callable[..., None]:
    """Publishes a record that contains all benches, and does something after it has read them."""

    def publish(then: Callable[[], object] = lambda: None, **values: Any) -> None:
        def project_area(uuid: UUID) -> Projection:
            name = " ".join(Bench.objects.order_by("pk").values_list("name", flat=True))
            then()
            return projection(uuid, kind="area", name=name, documents={"de": document(name)})

        monkeypatch.setitem(kinds(), "area", PublishedKind("area", "Areas", lambda: [BENCH], project_area, **values))

    Bench.objects.bulk_create([Bench(name="Bach"), Bench(name="Wald")])
    return publish


def rename(name: str) -> None:
    Bench.objects.filter(pk=Bench.objects.order_by("pk")[0].pk).update(name=name)


def area_name() -> str:
    return PublishedRecord.objects.get(kind="area").name


def statements(act: Callable[[], object]) -> list[str]:
    """What the database is asked, in turn."""
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        asked.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        act()
    return asked


def test_batch_is_read_before_the_window_is_locked(area):
    area()
    asked = statements(lambda: project_batch([AREA]))
    reading = [number for number, sql in enumerate(asked) if Bench._meta.db_table in sql]
    (locking, *_raising) = [number for number, sql in enumerate(asked) if sql.startswith(f'UPDATE "{STAMP}"')]
    assert (len(reading), reading[0] < locking, area_name()) == (1, True, "Bach Wald")


def test_what_is_changed_between_reading_and_locking_is_read_again(area):
    changes = iter([lambda: (rename("Fluss"), lock_stamp())])
    area(lambda: next(changes, lambda: None)())
    remember([AREA])
    work_off()
    assert (area_name(), PendingProjection.objects.count(), current_version()) == ("Fluss Wald", 0, 1)


def test_batch_is_read_under_the_lock_where_something_changes_each_time(area):
    calls = iter(range(9))
    area(lambda: (rename(f"Bach {next(calls)}"), lock_stamp()))
    remember([AREA])
    work_off()
    assert (area_name(), next(calls), PendingProjection.objects.count()) == ("Bach 2 Wald", 4, 0)


def test_record_that_reads_the_window_is_made_after_the_others_of_its_batch(area, monkeypatch):
    (bench, _other) = Bench.objects.order_by("pk")
    titles: list[list[str]] = []
    area(
        lambda: titles.append(list(PublishedRecord.objects.filter(kind="bench").values_list("name", flat=True))),
        reads_window=True,
    )
    project_batch([("bench", bench.uuid), AREA])
    assert titles == [["Bach"]]


def test_batch_of_which_one_fails_is_not_lost(area, monkeypatch, caplog):
    area()
    benches = {bench.name: bench.uuid for bench in Bench.objects.all()}

    def project_some(uuid: UUID) -> Projection | None:
        if uuid == benches["Bach"]:
            raise ValueError("a fault")
        return project_bench(uuid)

    monkeypatch.setitem(kinds(), "bench", PublishedKind("bench", "Benches", list, project_some))
    failed = project_batch([("bench", benches["Bach"]), ("bench", benches["Wald"]), AREA])
    published = set(PublishedRecord.objects.values_list("kind", "name"))
    assert (failed, published) == ([("bench", benches["Bach"])], {("bench", "Wald"), ("area", "Bach Wald")})


def test_few_of_a_kind_do_not_wait_for_many_of_another(area, monkeypatch):
    monkeypatch.setattr("cms.published.projecting.AT_ONCE", 1)
    area()
    benches = [("bench", bench.uuid) for bench in Bench.objects.all()]
    project([*benches, AREA])
    assert [one.kind for one in PublishedRecord.objects.all()] == ["area"]
    assert set(PendingProjection.objects.values_list("kind", "uuid")) == set(benches)


def test_few_that_are_made_with_others_documents_are_made_again_after_them(area, monkeypatch):
    monkeypatch.setattr("cms.published.projecting.AT_ONCE", 1)
    area(reads_window=True)
    benches = [("bench", bench.uuid) for bench in Bench.objects.all()]
    project([AREA, *benches])
    assert [one.kind for one in PublishedRecord.objects.all()] == ["area"]
    assert set(PendingProjection.objects.values_list("kind", "uuid")) == {AREA, *benches}
    work_off()
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (3, 0)
