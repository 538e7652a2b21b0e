"""Tables of plugins: somebody has to make them before a server starts."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from cms.plugin_api.config import PluginConfig


def refuse_missing() -> None:
    """ImproperlyConfigured for a plugin that has been switched on, but not migrated. A database that is away says nothing."""
    try:
        known = set(connection.introspection.table_names())
    except DatabaseError:
        return
    finally:
        connection.close()
    for config in apps.get_app_configs():
        if isinstance(config, PluginConfig) and any(model._meta.db_table not in known for model in config.get_models()):
            raise ImproperlyConfigured(f"Plugin {config.label}: its tables are missing. Run manage.py migrate.")
