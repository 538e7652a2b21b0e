"""Translation by machine: the engines of the plugins, in the order in which those are switched on."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.plugin_api.registry import collect

logger = logging.getLogger(__name__)


class FirstThatCan(BaseMachineTranslator):
    """What one engine leaves, because it fails or has no answer, the next one is asked for; what all leave stays untranslated."""

    display_name = _("machine translation")

    @cached_property
    def engines(self) -> list[tuple[str, BaseMachineTranslator]]:
        return [(plugin, engine(self.options)) for plugin, engine in collect("machine_translators")]

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return any(engine.can_translate(source_locale, target_locale) for _plugin, engine in self.engines)

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Collection[StringValue]
    ) -> Mapping[StringValue, StringValue]:
        found: dict[StringValue, StringValue] = {}
        for plugin, engine in self.engines:
            left = [one for one in strings if one not in found]
            if left and engine.can_translate(source_locale, target_locale):
                found |= answered(plugin, engine, source_locale, target_locale, left)
        return found


def answered(
    plugin: str, engine: BaseMachineTranslator, source: Locale, target: Locale, strings: list[StringValue]
) -> dict[StringValue, StringValue]:
    """What an engine translated of that which it was asked for."""
    try:
        found: Any = engine.translate(source, target, strings)
        return {one: found[one] for one in strings if found.get(one) is not None and found[one].data is not None}
    except Exception:
        logger.exception("Plugin %s: machine_translators failed.", plugin)
        return {}
