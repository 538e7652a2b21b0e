"""The kinds of records that core and plugins put into the window."""

from functools import cache

from cms.plugin_api.contributions import PublishedKind
from cms.plugin_api.registry import collect


@cache
def kinds() -> dict[str, PublishedKind]:
    """Kinds by name, in the order in which they are rebuilt."""
    return {kind.name: kind for _plugin, kind in collect("published_kinds")}
