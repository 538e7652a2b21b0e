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
    later = plugins_from(name)
    plugin_manager.unregister(name=name)
    contributions.cache_clear()
    try:
        yield
    finally:
        in_this_order(later)
        contributions.cache_clear()


def plugins_from(name: str) -> list[tuple[str, object]]:
    """A plugin and those registered after it: their order is that of blocks, parts of pages and numbers."""
    every = plugin_manager.list_name_plugin()
    return every[[one for one, _plugin in every].index(name) :]


def in_this_order(plugins: list[tuple[str, object]]) -> None:
    for one, plugin in plugins:
        if plugin_manager.get_plugin(one) is not None:
            plugin_manager.unregister(name=one)
        plugin_manager.register(plugin, name=one)
