"""Tables of plugins: somebody has to make them before a server starts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from cms.plugin_api.config import PluginConfig


def where_tables_are(label: str) -> Callable[[Callable[[], None]], Callable[..., None]]:
    """For work that is done after migrations (`post_migrate`) and again and again: not while an app has no tables.

    The signal's `apps` are those that have tables after a migration, which may have taken the app's away.
    """

    def wrap(work: Callable[[], None]) -> Callable[..., None]:
        @wraps(work)
        def run(apps: Apps = apps, **_signal: Any) -> None:
            if apps.all_models.get(label):
                work()

        return run

    return wrap


def refuse_missing() -> None:
    """ImproperlyConfigured for a plugin that has been switched on, but not migrated. A database that is away says nothing."""
    configs = [one for one in apps.get_app_configs() if isinstance(one, PluginConfig)]
    needed = {model._meta.db_table: config.label for config in configs for model in config.get_models()}
    if not needed:
        return
    try:
        missing = needed.keys() - set(connection.introspection.table_names())
    except DatabaseError:
        return
    finally:
        connection.close()
    if missing:
        raise ImproperlyConfigured(f"Plugin {needed[min(missing)]}: its tables are missing. Run manage.py migrate.")
