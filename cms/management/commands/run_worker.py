"""One process for all that happens in the background: the queue `background` and the timetable."""

import logging
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from cms.plugin_api.contributions import Job
from cms.timetable import jobs

logger = logging.getLogger(__name__)
BACKEND = "background"
A_ROUND = 10.0  # seconds; then the timetable has its turn, however long the queue
NAP = 1.0  # seconds


class Command(BaseCommand):
    help = "Works the background queue and the timetable. Stops cleanly on SIGTERM and SIGINT, after the task at hand."

    stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="run every job and the whole queue once, then end; exit 1 when a job failed"
        )

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        self.last_start: dict[str, float] = {}
        if once:
            self.run_once()
        else:
            self.run_until_stopped()

    def run_once(self) -> None:
        failed = [job.name for job in jobs() if not self.start(job)]
        while self.work_queue():
            pass
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}.")

    def run_until_stopped(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        self.stdout.write(f"Working the queue {BACKEND!r} and {len(jobs())} jobs. Stop with Ctrl+C.")
        while not self.stopping:
            self.round()
        self.stdout.write("Stopped.")

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def round(self) -> None:
        """The jobs that are due, then some tasks, then a nap when nothing is left to do."""
        close_old_connections()
        for job in jobs():
            if self.is_due(job) and not self.stopping:
                self.start(job)
        try:
            busy = self.work_queue()
        except Exception:
            logger.exception("The queue cannot be worked just now")
            busy = False
        if not busy and not self.stopping:
            time.sleep(NAP)

    def is_due(self, job: Job) -> bool:
        return time.monotonic() - self.last_start.get(job.name, float("-inf")) >= job.every.total_seconds()

    def start(self, job: Job) -> bool:
        """Runs a job; one that fails is logged and tried again in its rhythm. False when it failed."""
        self.last_start[job.name] = time.monotonic()
        try:
            job.run()
        except Exception:
            logger.exception("Job failed: %s", job.name)
            return False
        return True

    def work_queue(self) -> bool:
        """Runs tasks for a while. True when there may be more."""
        ends = time.monotonic() + A_ROUND
        while time.monotonic() < ends:
            if self.stopping or not (found := take()):
                return False
            marker().run_task(found)
        return True


def take() -> DBTaskResult[Any, Any] | None:
    """The next task, claimed so that no other worker takes it."""
    ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    with exclusive_transaction():
        found = ready.get_locked()
        if found:
            found.claim(get_random_string(32))
    return found


def marker() -> Worker:
    """The library's own worker, of which only the part is used that runs a task and marks how it ended."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=1,
        worker_id="",
        excluded_queue_names=[],
    )
