"""Which plugins there are, and what each contributes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import Any

from django.apps import apps
from django.conf import settings

from cms.plugin_api.registry import BUNDLED_PLUGINS, HOOKS, collect, installed


@dataclass(frozen=True)
class Plugin:
    """One that is installed. `distribution` is "" for what comes with Wegweiser; `hooks` of one that is off are not known."""

    name: str
    package: str
    distribution: str
    version: str
    is_on: bool
    title: Any
    summary: Any
    hooks: tuple[str, ...]


def plugins() -> list[Plugin]:
    """Those that are on, in the order of the setting, then the others by name."""
    on: list[str] = list(settings.WEGWEISER_PLUGINS)
    sources: dict[str, EntryPoint | None] = dict.fromkeys(BUNDLED_PLUGINS) | {one.name: one for one in installed()}
    others = sorted(sources.keys() - set(on))
    return [described(name, sources[name], name in on) for name in [*on, *others]]


def described(name: str, entry: EntryPoint | None, is_on: bool) -> Plugin:
    config = apps.get_app_config(name) if is_on else None
    distribution = entry.dist if entry else None
    return Plugin(
        name=name,
        package=entry.value if entry else BUNDLED_PLUGINS[name],
        distribution=distribution.name if distribution else "",
        version=distribution.version if distribution else "",
        is_on=is_on,
        title=config.verbose_name if config else name,
        summary=getattr(config, "summary", ""),
        hooks=tuple(hook for hook in HOOKS if is_on and name in {plugin for plugin, _one in collect(hook)}),
    )
