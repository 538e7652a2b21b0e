"""Lets wagtail-localize's long jobs wait in the queue `background`. WAGTAILLOCALIZE_JOBS names QueueBackend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string
from django_tasks import task
from wagtail_localize.components import BaseComponentManager
from wagtail_localize.synctree import PageIndex


class QueueBackend:
    """wagtail-localize's interface of a job backend; what it enqueues are functions of its own."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def enqueue(self, func: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
        path = f"{func.__module__}.{func.__qualname__}"
        run_job.enqueue(path, [pack(value) for value in args], {name: pack(value) for name, value in kwargs.items()})


@task(backend="background")
def run_job(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Calls the function at a dotted path with unpacked arguments. DoesNotExist when one was deleted meanwhile."""
    import_string(path)(*map(unpack, args), **{name: unpack(value) for name, value in kwargs.items()})


def pack(value: Any) -> Any:
    """JSON for an argument: rows become their primary keys. TypeError for what cannot wait."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Model):
        return {"model": value._meta.label, "pk": value.pk}
    if isinstance(value, list | tuple | QuerySet):
        return [pack(one) for one in value]
    if isinstance(value, PageIndex) or (isinstance(value, BaseComponentManager) and not value.components):
        return None  # the page index is read anew; no components are none
    raise TypeError(f"{value!r} cannot wait in the queue.")


def unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [unpack(one) for one in value]
    if isinstance(value, dict):
        return apps.get_model(value["model"])._default_manager.get(pk=value["pk"])
    return value
