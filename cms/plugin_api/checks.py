"""System checks of what the plugins contribute."""

from collections import Counter
from typing import Any

from django.core.checks import CheckMessage, Error, register
from pluggy import PluginValidationError

from cms.plugin_api.registry import collect, plugin_manager


@register()
def check_hooks_are_known(**kwargs: Any) -> list[CheckMessage]:
    """A misspelled hook would contribute nothing, silently."""
    try:
        plugin_manager.check_pending()
    except PluginValidationError as error:
        return [Error(str(error), id="wegweiser.E001")]
    return []


@register()
def check_names_are_unique(**kwargs: Any) -> list[CheckMessage]:
    """A name may be given once a plugin; kinds of the window once in all."""
    names = Counter(("page_blocks", plugin, block.name) for plugin, block in collect("page_blocks"))
    names.update(("api_endpoints", plugin, endpoint.path) for plugin, endpoint in collect("api_endpoints"))
    names.update(("published_kinds", "", kind.name) for _plugin, kind in collect("published_kinds"))
    twice = [name for name, count in names.items() if count > 1]
    messages = [f"{hook}: {name!r} of {plugin or 'the site'} is given twice." for hook, plugin, name in twice]
    return [Error(message, id="wegweiser.E002") for message in messages]
