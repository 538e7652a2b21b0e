"""What runs when: the jobs that `manage.py run_worker` starts. Each may run late, twice, or on two nodes at once."""

from dataclasses import replace
from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.mailing.bounces import read_bounces
from cms.plugin_api.contributions import Job
from cms.plugin_api.registry import collect
from cms.published.models import PendingProjection, PublishedRecord
from cms.published.projecting import project, project_pending, withdraw_expired
from cms.published.stamp import is_over, raise_stamp
from cms.published.window import forget_tombstones
from cms.scheduled import publish_scheduled
from cms.translation_matrix.digest import send_digests
from cms.translation_matrix.runs.background import resume_runs

LOGINS_ARE_KEPT = timedelta(days=7)


def expire() -> None:
    """Withdraws what has expired and begins each day with a new stamp, so that answers are cached again.

    What has another price from this day on is projected anew.
    """
    if is_over() or PublishedRecord.objects.expired().exists():
        withdraw_expired()
        project(PublishedRecord.objects.changed().values_list("kind", "uuid"))


def forget() -> None:
    """Removes tombstones that mirrors have had a year to see."""
    with transaction.atomic():
        if forget_tombstones():
            raise_stamp()


def project_what_waits() -> None:
    """Takes up the projections that a killed worker left behind."""
    queued = DBTaskResult.objects.ready().filter(task_path=project_pending.module_path)
    if PendingProjection.objects.exists() and not queued.exists():
        project_pending.call()


def prune_results() -> None:
    """Forgets how background tasks ended, after two weeks."""
    call_command("prune_db_task_results", "--backend", "background", "--queue-name", "*", verbosity=0)


def forget_logins() -> None:
    """Removes failed logins after a week, and sessions that are over."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - LOGINS_ARE_KEPT).delete()
    call_command("clearsessions", verbosity=0)


TIMETABLE = (
    Job("publish what is scheduled", timedelta(minutes=1), publish_scheduled),
    Job("withdraw what has expired, begin the day", timedelta(seconds=15), expire),
    Job("project what waits", timedelta(minutes=5), project_what_waits),
    Job("go on translating", timedelta(minutes=5), resume_runs),
    Job("tell translators what is new", timedelta(days=1), send_digests),
    Job("read mails that have come back", timedelta(minutes=15), read_bounces),
    Job("forget old tombstones", timedelta(days=1), forget),
    Job("forget logins", timedelta(days=1), forget_logins),
    Job("prune results of background tasks", timedelta(days=1), prune_results),
)


def jobs() -> list[Job]:
    """Ours, then those of the plugins, each with its plugin's name before its own."""
    return [*TIMETABLE, *(replace(job, name=f"{plugin}: {job.name}") for plugin, job in collect("timetable"))]
