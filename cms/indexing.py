"""Wagtail's own search and reference indexes: what a change saves several times is indexed once, at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.models import Model
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id
from modelcluster.fields import ParentalKey

REFERENCES = "wagtail.tasks.update_reference_index_task"
Waiting = dict[tuple[str, str], tuple[Task[Any, Any], list[Any], dict[str, Any]]]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def indexed_once() -> Iterator[None]:
    """Inside, tasks of the queue `default` wait for the end; the same task with the same arguments runs once."""
    if _waiting.get() is not None:
        yield
        return
    waiting: Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for task, args, kwargs in of_whole_records(waiting):
        task.enqueue(*args, **kwargs)


def of_whole_records(waiting: Waiting) -> list[tuple[Task[Any, Any], list[Any], dict[str, Any]]]:
    """The tasks, those of parts of a record together with the record's own: Wagtail would index it for each of its parts."""
    others, records = [], {}
    for task, args, kwargs in waiting.values():
        if task.module_path != REFERENCES:
            others.append((task, args, kwargs))
        elif record := whole_record(apps.get_model(args[0], args[1]), args[2]):
            records[record] = (task, list(record), kwargs)
    return [*others, *records.values()]


def whole_record(model: type[Model], key: Any) -> tuple[str, str, str] | None:
    """App, model and primary key of the record that a row is part of, which may be itself; None for a row that is gone."""
    parents = [field for field in model._meta.concrete_fields if isinstance(field, ParentalKey)]
    for field in parents:
        if parent := model._default_manager.filter(pk=key).values_list(field.attname, flat=True).first():
            return whole_record(field.related_model, parent)
    return None if parents else (model._meta.app_label, str(model._meta.model_name), str(key))


class OncePerChange(ImmediateBackend):
    """Runs tasks at once, but for those that `indexed_once` keeps waiting."""

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        waiting = _waiting.get()
        if waiting is None:
            result: TaskResult[Any] = super().enqueue(task, args, kwargs)
            return result
        waiting[task.module_path, repr((args, kwargs))] = (task, list(args), dict(kwargs))
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
