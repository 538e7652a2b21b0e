"""Asks the engines of the plugins, in the order in which those are switched on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.machine_translation.models import MachineUse, glossary, words_left
from cms.machine_translation.protection import TAG, Protected, protect, restore
from cms.plugin_api.engines import EngineProblem
from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect

HOOK = "machine_translators"
Translated = dict[StringValue, StringValue]
_problems: ContextVar[list[str] | None] = ContextVar("problems", default=None)


@contextmanager
def reasons() -> Iterator[list[str]]:
    """Collects in words why engines left something untranslated."""
    found: list[str] = []
    token = _problems.set(found)
    try:
        yield found
    finally:
        _problems.reset(token)


def give_reason(text: str) -> None:
    found = _problems.get()
    if found is not None and text not in found:
        found.append(text)


def machine_translator(options: Mapping[str, Any]) -> FirstThatCan | None:
    """What WAGTAILLOCALIZE_MACHINE_TRANSLATOR names; without an engine nobody is offered to translate by machine."""
    return FirstThatCan(options) if collect(HOOK) else None


class FirstThatCan(BaseMachineTranslator):
    """What one engine leaves, because it fails or has no answer, the next one is asked for; what all leave stays untranslated."""

    display_name = gettext_lazy("machine translation")

    def engines(self, source: Locale, target: Locale) -> list[tuple[str, BaseMachineTranslator]]:
        """Those that can translate, with the names of their plugins."""
        allowed = settings.MACHINE_TRANSLATION_LANGUAGES
        if allowed and target.language_code not in allowed:
            return []
        asked = [(plugin, partial(able, engine, self.options, source, target)) for plugin, engine in collect(HOOK)]
        found = [(plugin, guarded(plugin, HOOK, ask, None)) for plugin, ask in asked]
        return [(plugin, engine) for plugin, engine in found if engine]

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return bool(self.engines(source_locale, target_locale))

    def translate(self, source_locale: Locale, target_locale: Locale, strings: Collection[StringValue]) -> Translated:
        terms = glossary(target_locale.language_code)
        asked = {one: protect(one.data, terms) for one in strings}
        found: Translated = {}
        for plugin, engine in self.engines(source_locale, target_locale):
            if left := {one: text for one, text in asked.items() if one not in found}:
                nothing: Translated = {}
                found |= guarded(plugin, HOOK, partial(ask, plugin, engine, source_locale, target_locale, left), nothing)
        return found


def able(
    engine: type[BaseMachineTranslator], options: Mapping[str, Any], source: Locale, target: Locale
) -> BaseMachineTranslator | None:
    made = engine(options)
    return made if made.can_translate(source, target) else None


def ask(
    plugin: str, engine: BaseMachineTranslator, source: Locale, target: Locale, texts: Mapping[StringValue, Protected]
) -> Translated:
    """What an engine translated of that which it was asked for, with all that had to stay."""
    words, left = words_in(texts.values()), words_left()
    if left is not None and words > left:
        needed = {"left": left, "words": words}
        give_reason(_("This month's budget is used: %(left)s words are left, %(words)s are needed.") % needed)
        return {}
    sent = {one: StringValue(text.text) for one, text in texts.items()}
    try:
        answers: Any = engine.translate(source, target, list(sent.values()))
    except EngineProblem as problem:
        give_reason(f"{engine.display_name}: {problem}")
        answers = problem.found
    except Exception:
        give_reason(_("%(engine)s failed. The reason stands in the log.") % {"engine": engine.display_name})
        raise
    if translated := words_in(text for one, text in texts.items() if sent[one] in answers):
        MachineUse.add(plugin, translated)
    return {one: text for one, text in restored(engine, texts, sent, answers).items() if text is not None}


def words_in(texts: Iterable[Protected]) -> int:
    return sum(len(TAG.sub(" ", text.source).split()) for text in texts)


def restored(
    engine: BaseMachineTranslator, texts: Mapping[StringValue, Protected], sent: Translated, answers: Any
) -> dict[StringValue, StringValue | None]:
    found: dict[StringValue, StringValue | None] = {}
    for one, protected in texts.items():
        answer = answers.get(sent[one])
        if answer is None or answer.data is None:
            continue
        text = restore(answer.data, protected)
        found[one] = None if text is None else StringValue(text)
    if lost := list(found.values()).count(None):
        words = {"engine": engine.display_name, "number": lost}
        give_reason(_("%(engine)s lost numbers, links or fixed terms in %(number)s texts: they stay untranslated.") % words)
    return found
