"""Translation by machine: the engines of the plugins, in the order in which those are switched on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect

HOOK = "machine_translators"
Translated = dict[StringValue, StringValue]


def machine_translator(options: Mapping[str, Any]) -> FirstThatCan | None:
    """What WAGTAILLOCALIZE_MACHINE_TRANSLATOR names; without an engine nobody is offered to translate by machine."""
    return FirstThatCan(options) if collect(HOOK) else None


class FirstThatCan(BaseMachineTranslator):
    """What one engine leaves, because it fails or has no answer, the next one is asked for; what all leave stays untranslated."""

    display_name = _("machine translation")

    def engines(self, source: Locale, target: Locale) -> list[tuple[str, BaseMachineTranslator]]:
        """Those that can translate, with the names of their plugins."""
        asked = [(plugin, partial(able, engine, self.options, source, target)) for plugin, engine in collect(HOOK)]
        found = [(plugin, guarded(plugin, HOOK, ask, None)) for plugin, ask in asked]
        return [(plugin, engine) for plugin, engine in found if engine]

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return bool(self.engines(source_locale, target_locale))

    def translate(self, source_locale: Locale, target_locale: Locale, strings: Collection[StringValue]) -> Translated:
        found: Translated = {}
        for plugin, engine in self.engines(source_locale, target_locale):
            if left := [one for one in strings if one not in found]:
                nothing: Translated = {}
                found |= guarded(plugin, HOOK, partial(answers, engine, source_locale, target_locale, left), nothing)
        return found


def able(
    engine: type[BaseMachineTranslator], options: Mapping[str, Any], source: Locale, target: Locale
) -> BaseMachineTranslator | None:
    made = engine(options)
    return made if made.can_translate(source, target) else None


def answers(engine: BaseMachineTranslator, source: Locale, target: Locale, strings: list[StringValue]) -> Translated:
    """What an engine translated of that which it was asked for."""
    found: Any = engine.translate(source, target, strings)
    return {one: found[one] for one in strings if found.get(one) is not None and found[one].data is not None}
