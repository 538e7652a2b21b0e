"""Lets go of what was deleted from the directory while the plugin was switched off, and the database did not tell."""

from __future__ import annotations

from cms.plugin_api.tables import where_tables_are
from cms.plugins.events.models import CalendarSource, Event
from directory.models import Location, Organization


@where_tables_are("events")
def let_go() -> None:
    """An event without an organization is not public until an editor chooses one."""
    for model in (Event, CalendarSource):
        for name, target in (("organization", Organization), ("location", Location)):
            known = target._default_manager.values("pk")
            lost = model._default_manager.exclude(**{name: None}).exclude(**{f"{name}_id__in": known})
            lost.update(**{name: None})
