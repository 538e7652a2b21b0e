"""Runs wait in the queue `background`. A run that was stopped goes on where it was when it is started again."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.translation_matrix.addresses import records_of
from cms.translation_matrix.models import RunRecord, TranslationRun
from cms.translation_matrix.runs.records import act
from cms.translation_matrix.runs.texts import Outcome

logger = logging.getLogger(__name__)


def start(run: TranslationRun, records: Iterable[RunRecord]) -> TranslationRun:
    run.save()
    run.add(records)
    transaction.on_commit(lambda: carry_out.enqueue(run.pk))
    return run


@task(backend="background")
def carry_out(pk: int) -> None:
    """Each record is one transaction with its progress."""
    while step(pk):
        pass


def step(pk: int) -> bool:
    """One record further; False at the end. Two workers at one run take turns."""
    with transaction.atomic():
        run = (
            TranslationRun.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk, finished_at=None).first()
        )
        row = run.records.filter(is_done=False).first() if run and run.user else None
        if run and row:
            with translation.override(language_of_reader(run.user)):
                outcome = outcome_of(run, row)
            row.changed, row.problems, row.texts, row.is_done = outcome.changed, outcome.problems, [], True
            row.save()
        elif run:
            run.finished_at = timezone.now()
            run.save(update_fields=["finished_at"])
    return row is not None


def language_of_reader(user: Any) -> str:
    """The language of the admin for who reads the report."""
    language: str = UserProfile.get_for_user(user).get_preferred_language()
    return language


def outcome_of(run: TranslationRun, row: RunRecord) -> Outcome:
    key = (row.kind, row.uuid)
    record = records_of([key]).get(key)
    if record is None:
        return Outcome(problems=[_("It is no longer there.")])
    row.title = (record.title if isinstance(record, Page) else str(record))[:255]
    try:
        with transaction.atomic():
            return act(run, record, row.texts)
    except (PermissionDenied, Http404):
        return Outcome(problems=[_("You may not translate it into this language, or no engine can.")])
    except Exception:
        logger.exception("Translation of %s %s failed.", *key)
        return Outcome(problems=[_("It failed. The reason stands in the log of the worker.")])
