"""System checks of what the plugins contribute."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from pluggy import PluginValidationError

from cms.languages import CODES
from cms.plugin_api.config import PluginConfig
from cms.plugin_api.registry import collect, plugin_manager

FIRST_SEGMENT = re.compile(r"\^?([a-z0-9][a-z0-9._-]*)(/|\$|$)")
ROOT_ADDRESSES = frozenset(
    ("admin", "api", "documents", "livez", "media", "readyz", "robots.txt", "sitemap.xml", "static", *CODES)
)
OWN_NAMES = frozenset(
    (
        *("docs", "feedback", "feed", "guides", "news", "openapi.json", "organizations", "pages", "profile", "places", "search"),
        *("service_at_locations", "services", "site", "taxonomies", "taxonomy_terms"),
    )
)
BEHIND_THE_PLUGINS_NAME = ("page_blocks", "report_figures", "embed_widgets", "directory_importers")
RESERVED_NAMES = OWN_NAMES | ROOT_ADDRESSES


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
    """A name may be given once a plugin; stored names, addresses outside the languages and kinds of the window once in all."""
    names = Counter(("api_endpoints", f"{plugin}/{endpoint.path}", plugin) for plugin, endpoint in collect("api_endpoints"))
    names.update(("published_kinds", kind.name, plugin) for plugin, kind in collect("published_kinds"))
    names.update(("root_urls", str(url.pattern), plugin) for plugin, url in collect("root_urls"))
    for hook in BEHIND_THE_PLUGINS_NAME:
        names.update((hook, f"{plugin}_{one.name}", plugin) for plugin, one in collect(hook))
    given: dict[tuple[str, str], list[str]] = {}
    for (hook, name, plugin), count in names.items():
        given.setdefault((hook, name), []).extend([plugin] * count)
    twice = {known: plugins for known, plugins in given.items() if len(plugins) > 1}
    messages = [f"{hook}: {name!r} is given twice, by {' and '.join(by)}." for (hook, name), by in twice.items()]
    return [Error(message, id="wegweiser.E002") for message in messages]


@register()
def check_addresses_are_free(**kwargs: Any) -> list[CheckMessage]:
    """No plugin hides an address of the site, nor is hidden by one."""
    return [Error(message, id="wegweiser.E003") for message in taken_addresses()]


def taken_addresses() -> Iterator[str]:
    for config in apps.get_app_configs():
        if isinstance(config, PluginConfig) and config.label in RESERVED_NAMES:
            yield f"A plugin may not be called {config.label!r}: that is an address of the site."
    for plugin, url in collect("root_urls"):
        first = FIRST_SEGMENT.match(str(url.pattern))
        if first is None:
            yield f"root_urls: {str(url.pattern)!r} of {plugin} does not begin with fixed letters."
        elif first[1] in ROOT_ADDRESSES:
            yield f"root_urls: {str(url.pattern)!r} of {plugin} would hide an address of the site."
