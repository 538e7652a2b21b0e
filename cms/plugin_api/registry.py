"""The host's side of the plugin socket: finds plugins by name, collects what they contribute."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from cms.plugin_api import hookspecs
from cms.plugin_api.contributions import fits

ENTRY_POINT_GROUP = "wegweiser.plugins"  # entry point: name = app label, value = app package
BUNDLED = ("board", "deepl", "digest", "embeds", "events", "groups", "libretranslate", "network", "reports", "workshops")
BUNDLED_PLUGINS = {name: f"cms.plugins.{name}" for name in BUNDLED}

plugin_manager = pluggy.PluginManager(hookspecs.PROJECT_NAME)
plugin_manager.add_hookspecs(hookspecs)
HOOKS = tuple(sorted(name for name in vars(plugin_manager.hook) if not name.startswith("_")))


def app_names(enabled: Sequence[str]) -> list[str]:
    """App packages of the enabled plugins, for INSTALLED_APPS. Imports no plugin; LookupError for an unknown name."""
    entries = installed()
    available = BUNDLED_PLUGINS | {entry.name: entry.value for entry in entries}
    unknown = [name for name in enabled if name not in available]
    if unknown:
        raise LookupError(f"Unknown plugins {unknown}; available: {sorted(available)}")
    refuse_twins(enabled, entries)
    return [available[name] for name in enabled]


def installed() -> list[EntryPoint]:
    """Plugins that come as distributions of their own; one that is found twice on the path is one."""
    entries = entry_points(group=ENTRY_POINT_GROUP)
    found = {(entry.name, entry.value, entry.dist.name if entry.dist else ""): entry for entry in entries}
    return list(found.values())


def refuse_twins(enabled: Sequence[str], entries: Sequence[EntryPoint]) -> None:
    """LookupError for a name that two plugins have, or that stands twice in the setting: nobody could say which is meant."""
    if twice := [name for name, count in Counter(enabled).items() if count > 1]:
        raise LookupError(f"Plugins {twice} are named twice.")
    for name in enabled:
        sources = [f"{entry.value} of {entry.dist.name if entry.dist else '?'}" for entry in entries if entry.name == name]
        sources += [f"{BUNDLED_PLUGINS[name]} of Wegweiser"] if name in BUNDLED_PLUGINS else []
        if len(sources) > 1:
            raise LookupError(f"Two plugins are called {name!r}: {', '.join(sorted(sources))}.")


def collect(hook_name: str) -> list[tuple[str, Any]]:
    """(plugin name, contribution) pairs of a hook, in the order in which the apps are installed.

    The hook is called once; before all plugins are there, its answers are not kept.
    """
    return list(contributions(hook_name) if apps.ready else contributions.__wrapped__(hook_name))


@cache
def contributions(hook_name: str) -> tuple[tuple[str, Any], ...]:
    hook = getattr(plugin_manager.hook, hook_name)  # calling it would answer in reverse order
    return tuple((impl.plugin_name, item) for impl in hook.get_hookimpls() for item in contributed(hook_name, impl))


def contributed(hook_name: str, impl: pluggy.HookImpl) -> list[Any]:
    """What one plugin contributes. ImproperlyConfigured, with its name, when that fails or is nothing of the kind."""
    try:
        found = impl.function()
    except Exception as error:
        raise ImproperlyConfigured(f"Plugin {impl.plugin_name}: its hook {hook_name} fails: {error!r}") from error
    if not isinstance(found, list) or not all(fits(hook_name, one) for one in found):
        wanted = expected(hook_name)
        raise ImproperlyConfigured(f"Plugin {impl.plugin_name}: its hook {hook_name} must return {wanted}, not {found!r}.")
    return found


def expected(hook_name: str) -> str:
    return str(getattr(hookspecs, hook_name).__annotations__["return"])


def load() -> None:
    """Calls all hooks, so that a plugin that does not fit stops the start of a server, which runs no system checks."""
    plugin_manager.check_pending()
    for name in HOOKS:
        collect(name)
