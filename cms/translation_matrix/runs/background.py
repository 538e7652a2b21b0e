"""Runs wait in the queue `background`. A run that was stopped goes on where it was when it is started again."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from cms.translation_matrix.addresses import records_of
from cms.translation_matrix.models import RunRecord, TranslationRun
from cms.translation_matrix.runs.records import act
from cms.translation_matrix.runs.texts import Outcome

PERMISSION = "wagtail_localize.submit_translation"
A_WHILE = 20  # seconds
ABANDONED_AFTER = timedelta(minutes=15)  # longer than any record takes
logger = logging.getLogger(__name__)


def start(run: TranslationRun, records: Iterable[RunRecord]) -> TranslationRun:
    run.save()
    run.add(records)
    transaction.on_commit(lambda: carry_out.enqueue(run.pk))
    return run


@task(backend="background")
def carry_out(pk: int) -> None:
    """Works for a while, then queues itself again: other tasks and the timetable have their turn between."""
    ends = time.monotonic() + A_WHILE
    while step(pk):
        if time.monotonic() > ends:
            carry_out.enqueue(pk)
            return


def resume_runs() -> None:
    """Runs that nobody works at any more, because a worker was stopped, go on where they were."""
    if DBTaskResult.objects.ready().filter(task_path=carry_out.module_path).exists():
        return
    quiet = timezone.now() - ABANDONED_AFTER
    for pk in TranslationRun.objects.filter(finished_at=None, worked_at__lt=quiet).values_list("pk", flat=True):
        carry_out.enqueue(pk)


def step(pk: int) -> bool:
    """One record further; False at the end. What was done when a worker was killed is found done."""
    run = TranslationRun.objects.select_related("user").filter(pk=pk, finished_at=None).first()
    row = run.records.filter(is_done=False).first() if run and may_go_on(run.user) else None
    if run:
        run.worked_at = timezone.now()
        run.finished_at = None if row else run.worked_at
        run.save(update_fields=["worked_at", "finished_at"])
    if run is None or row is None:
        return False
    with translation.override(language_of_reader(run.user)):
        outcome = outcome_of(run, row)
    row.changed, row.problems, row.texts, row.is_done = outcome.changed, outcome.problems, [], True
    row.save()
    return True


def may_go_on(user: Any) -> bool:
    return bool(user and user.is_active and user.has_perm(PERMISSION))


def language_of_reader(user: Any) -> str:
    """The language of the admin for who reads the report."""
    language: str = UserProfile.get_for_user(user).get_preferred_language()
    return language


def outcome_of(run: TranslationRun, row: RunRecord) -> Outcome:
    key = (row.kind, row.uuid)
    record = records_of([key]).get(key)
    if record is None:
        return Outcome(problems=[_("It is no longer there.")])
    row.title = str(record)[:255]
    try:
        return act(run, record, row.texts)
    except PermissionDenied:
        return Outcome(problems=[_("You may not translate it into this language, or no engine can.")])
    except Exception:
        logger.exception("Translation of %s %s failed.", *key)
        return Outcome(problems=[_("It failed. The reason stands in the log of the worker.")])
