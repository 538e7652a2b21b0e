"""The host's side of the plugin socket: finds plugins by name, collects what they contribute."""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Any

import pluggy

from cms.plugin_api import hookspecs

ENTRY_POINT_GROUP = "wegweiser.plugins"  # entry point: name = app label, value = app package
BUNDLED_PLUGINS: dict[str, str] = {}

plugin_manager = pluggy.PluginManager(hookspecs.PROJECT_NAME)
plugin_manager.add_hookspecs(hookspecs)


def app_names(enabled: Sequence[str]) -> list[str]:
    """App packages of the enabled plugins, for INSTALLED_APPS. Imports no plugin; LookupError for an unknown name."""
    installed = {entry.name: entry.value for entry in entry_points(group=ENTRY_POINT_GROUP)}
    available = BUNDLED_PLUGINS | installed
    unknown = [name for name in enabled if name not in available]
    if unknown:
        raise LookupError(f"Unknown plugins {unknown}; available: {sorted(available)}")
    return [available[name] for name in enabled]


def collect(hook_name: str) -> list[tuple[str, Any]]:
    """(plugin name, contribution) pairs of a hook, in the order in which the apps are installed."""
    hook = getattr(plugin_manager.hook, hook_name)  # calling it would answer in reverse order
    return [(impl.plugin_name, item) for impl in hook.get_hookimpls() for item in impl.function()]
