from uuid import uuid4

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import AT_ONCE, project, project_pending
from cms.published.stamp import current_version
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
    with django_assert_num_queries(8):  # two savepoints, the bench, its record, documents and facets: nothing to write
        project([key, key, key])


def test_what_is_too_much_for_a_request_waits_for_the_worker():
    project(benches(AT_ONCE + 7))
    assert (PublishedRecord.objects.count(), PendingProjection.objects.count()) == (AT_ONCE, 7)

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
