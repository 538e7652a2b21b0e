"""Lets go of what was deleted from the directory while the plugin was switched off, and the database did not tell."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps

from cms.plugins.events.models import CalendarSource, Event
from directory.models import Location, Organization


def let_go(apps: Apps = installed, **_signal: Any) -> None:
    """An event without an organization is not public until an editor chooses one.

    `apps` are those that have tables after a migration, which may have taken ours away.
    """
    if Event._meta.model_name not in apps.all_models[Event._meta.app_label]:
        return
    for model in (Event, CalendarSource):
        for name, target in (("organization", Organization), ("location", Location)):
            known = target._default_manager.values("pk")
            lost = model._default_manager.exclude(**{name: None}).exclude(**{f"{name}_id__in": known})
            lost.update(**{name: None})
