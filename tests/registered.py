"""Plugins that a test makes up."""

from collections.abc import Iterator
from contextlib import contextmanager

from cms.plugin_api.registry import contributions, plugin_manager


@contextmanager
def registered(hooks: type, name: str) -> Iterator[None]:
    """A plugin that is there for a moment."""
    plugin_manager.register(hooks, name=name)
    contributions.cache_clear()
    try:
        yield
    finally:
        plugin_manager.unregister(name=name)
        contributions.cache_clear()


@contextmanager
def without(name: str) -> Iterator[None]:
    """A plugin that is switched off for a moment; one that is off already stays so."""
    if plugin_manager.get_plugin(name) is None:
        yield
        return
    plugin = plugin_manager.unregister(name=name)
    contributions.cache_clear()
    try:
        yield
    finally:
        plugin_manager.register(plugin, name=name)
        contributions.cache_clear()
