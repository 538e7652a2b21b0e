import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cms import timetable
from cms.management.commands import run_worker
from cms.plugin_api.contributions import Job
from cms.published.models import PendingProjection, PublishedRecord, VersionStamp
from cms.published.stamp import current_version
from sample_plugin.models import Bench

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, 23, tzinfo=UTC)  # in Berlin


@task(backend="background")
def name_a_bench(name: str) -> None:
    if name == "broken":
        raise ValueError(name)
    Bench.objects.create(name=name)


@pytest.mark.django_db
def test_once_works_the_whole_queue_and_marks_how_each_task_ended():
    for name in ["Bank 1", "broken", *(f"Bank {number}" for number in range(2, 30))]:
        name_a_bench.enqueue(name)
    call_command("run_worker", "--once")
    assert Bench.objects.count() == 29
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", *["SUCCESSFUL"] * 29]


@pytest.mark.django_db
def test_job_that_fails_is_logged_and_stops_neither_the_others_nor_the_queue(monkeypatch, caplog):
    ran: list[str] = []
    jobs = (
        Job("first", timedelta(minutes=1), lambda: ran.append("first")),
        Job("broken", timedelta(minutes=1), lambda: 1 / 0),
        Job("last", timedelta(minutes=1), lambda: ran.append("last")),
    )
    monkeypatch.setattr(run_worker, "jobs", lambda: jobs)
    name_a_bench.enqueue("Bank am Fluss")
    with pytest.raises(CommandError, match=r"Failed: broken\."):
        call_command("run_worker", "--once")
    assert (ran, Bench.objects.count()) == (["first", "last"], 1)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["Job failed: broken"]


def test_job_is_due_at_start_and_again_when_its_time_has_passed():
    command = run_worker.Command()
    command.last_start = {}
    job = Job("count", timedelta(seconds=60), lambda: None)
    answers = [command.is_due(job)]
    command.start(job)
    started = command.last_start["count"]
    for seconds in (0, 59, 61):
        command.last_start["count"] = started - seconds
        answers.append(command.is_due(job))
    assert answers == [True, False, False, True]


@pytest.mark.django_db
def test_expiry_raises_the_stamp_once():
    with time_machine.travel(NOON, tick=False) as clock:
        Bench.objects.create(name="Bank am Fluss", closes_at=NOON + timedelta(hours=1))
        versions = [current_version()]
        for _round in range(3):
            timetable.expire()
            versions.append(current_version())
            clock.shift(timedelta(hours=1))
    assert versions == [1, 1, 2, 2]
    assert VersionStamp.objects.get().valid_until == int(MIDNIGHT.timestamp())


@pytest.mark.django_db
def test_expired_record_becomes_a_tombstone_so_that_mirrors_learn_of_it():
    with time_machine.travel(NOON, tick=False) as clock:
        Bench.objects.create(name="Bank am Fluss", closes_at=NOON + timedelta(hours=1))
        Bench.objects.create(name="Bank am Bach", closes_at=NOON + timedelta(hours=3))
        clock.shift(timedelta(hours=2))
        timetable.expire()
    stored = PublishedRecord.objects.order_by("name").values_list("name", "withdrawn_at", "modified_at")
    assert list(stored) == [
        ("Bank am Bach", None, NOON),
        ("Bank am Fluss", NOON + timedelta(hours=2), NOON + timedelta(hours=2)),
    ]


@pytest.mark.django_db
def test_record_that_expires_just_when_another_is_published_becomes_a_tombstone_too():
    with time_machine.travel(NOON, tick=False) as clock:
        Bench.objects.create(name="Bank am Fluss", closes_at=NOON + timedelta(hours=1))
        clock.shift(timedelta(hours=1))
        Bench.objects.create(name="Bank am Bach")
        timetable.expire()
    assert PublishedRecord.objects.get(name="Bank am Fluss").withdrawn_at == NOON + timedelta(hours=1)


@pytest.mark.django_db
def test_each_day_begins_with_a_new_stamp_once():
    with time_machine.travel(NOON, tick=False) as clock:
        Bench.objects.create(name="Bank am Fluss")
        versions = [current_version()]
        for moment in (MIDNIGHT - timedelta(seconds=1), MIDNIGHT, MIDNIGHT + timedelta(seconds=15), MIDNIGHT + timedelta(days=1)):
            clock.move_to(moment)
            timetable.expire()
            versions.append(current_version())
    assert versions == [1, 1, 2, 2, 3]


@pytest.mark.django_db
def test_stamp_of_an_older_release_learns_of_its_day():
    VersionStamp.objects.create(pk=1, version=7)
    with time_machine.travel(NOON, tick=False):
        timetable.expire()
    assert list(VersionStamp.objects.values_list("version", "valid_until")) == [(8, int(MIDNIGHT.timestamp()))]


@pytest.mark.django_db
def test_old_tombstones_are_forgotten_and_the_stamp_says_so():
    with time_machine.travel(NOON, tick=False):
        Bench.objects.create(name="Bank am Fluss").delete()
        timetable.forget()
        assert (PublishedRecord.objects.count(), current_version()) == (1, 2)
    with time_machine.travel(NOON + timedelta(days=366), tick=False):
        timetable.forget()
    assert (PublishedRecord.objects.count(), current_version()) == (0, 3)


@pytest.mark.django_db
def test_projections_that_a_killed_worker_left_are_taken_up():
    (bench,) = Bench.objects.bulk_create([Bench(name="Bank am Fluss")])
    PendingProjection.objects.create(kind="bench", uuid=bench.uuid)
    timetable.project_what_waits()
    assert (PendingProjection.objects.count(), PublishedRecord.objects.get().uuid) == (0, bench.uuid)


@pytest.mark.django_db
def test_results_of_tasks_are_kept_for_two_weeks():
    name_a_bench.enqueue("Bank am Fluss")
    call_command("run_worker", "--once")
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=13))
    timetable.prune_results()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=15))
    timetable.prune_results()
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_worker_without_tables_goes_on_and_stops_cleanly_when_asked(tmp_path, number):
    environ = {**os.environ, "WEGWEISER_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    command = [sys.executable, "-u", "manage.py", "run_worker"]
    worker = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline().startswith("Working the queue 'background'")
        time.sleep(1.5)
        worker.send_signal(number)
        output, errors = worker.communicate(timeout=20)
    finally:
        worker.kill()
    assert (worker.returncode, output) == (0, "Stopped.\n")
    assert "Job failed: publish what is scheduled" in errors
