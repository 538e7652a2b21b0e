"""How far the texts of a record are translated: by wagtail-localize's segments, never by the existence of a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation

from cms.languages import SOURCE_LANGUAGE, TARGETS
from cms.published.projection import TranslationState


@dataclass(frozen=True)
class TextState:
    """The state of one text in one language, and its translation as far as it is a single string.

    `missing` are the German strings in it that have no translation.
    """

    state: TranslationState
    source: str = ""
    translation: str = ""
    missing: tuple[str, ...] = ()


MISSING = TextState(TranslationState.MISSING)
TextKey: TypeAlias = tuple[UUID, str, str]  # record, language, path such as "name" or "contacts.<uuid>.title"
TextStates: TypeAlias = dict[TextKey, TextState]


def load_text_states(records: Iterable[UUID]) -> TextStates:
    """The states of all texts of some records, in every language but the source. Two queries."""
    uuids = list(records)
    found = translations_of(uuids)
    states: dict[TextKey, list[TextState]] = defaultdict(list)
    for uuid, path, context, string, text in segments_of(uuids):
        for language in TARGETS:
            state = segment_state(found.get((context, language), {}), string, text)
            states[uuid, language, path].append(state)
    return {key: of_text(parts) for key, parts in states.items()}


def segments_of(uuids: list[UUID]) -> Iterable[tuple[UUID, str, int, int, str]]:
    segments = StringSegment.objects.filter(source__object_id__in=uuids, source__locale__language_code=SOURCE_LANGUAGE)
    return segments.values_list("source__object_id", "context__path", "context_id", "string_id", "string__data")


def translations_of(uuids: list[UUID]) -> dict[tuple[int, str], dict[int, tuple[str, str]]]:
    """(context, language) → {string: (translation, type)}."""
    found: dict[tuple[int, str], dict[int, tuple[str, str]]] = defaultdict(dict)
    rows = StringTranslation.objects.filter(context__object_id__in=uuids, has_error=False)
    for context, language, string, data, kind in rows.values_list(
        "context_id", "locale__language_code", "translation_of_id", "data", "translation_type"
    ):
        found[context, language][string] = (data, kind)
    return found


def words_to_do(records: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    """Words of German texts whose translation is missing or outdated, by record and language. Two queries.

    Of records that nobody has begun to translate wagtail-localize knows no texts: they are left out.
    """
    uuids = list(records)
    found = translations_of(uuids)
    words: Counter[tuple[UUID, str]] = Counter()
    for uuid, _path, context, string, text in segments_of(uuids):
        for language in TARGETS:
            done = string in found.get((context, language), {})
            words[uuid, language] += 0 if done else len(strip_tags(text).split())
    return dict(words)


def segment_state(in_language: Mapping[int, tuple[str, str]], string: int, text: str) -> TextState:
    if string in in_language:
        data, kind = in_language[string]
        machine = kind == StringTranslation.TRANSLATION_TYPE_MACHINE
        return TextState(TranslationState.MACHINE if machine else TranslationState.TRANSLATED, text, data)
    if in_language:
        return TextState(TranslationState.OUTDATED, text)
    return TextState(TranslationState.MISSING, text, missing=(text,))


def of_text(segments: list[TextState]) -> TextState:
    """A rich text has several segments; a plain one is its only segment."""
    if len(segments) == 1:
        return segments[0]
    missing = tuple(text for segment in segments for text in segment.missing)
    return TextState(combine(segment.state for segment in segments), missing=missing)


def combine(states: Iterable[TranslationState]) -> TranslationState:
    """The state of a whole: partial when something is missing, else the worst."""
    found = set(states)
    if found and found <= {TranslationState.MISSING}:
        return TranslationState.MISSING
    if found & {TranslationState.MISSING, TranslationState.PARTIAL}:
        return TranslationState.PARTIAL
    for state in (TranslationState.OUTDATED, TranslationState.MACHINE):
        if state in found:
            return state
    return TranslationState.TRANSLATED


def text_states(source: Any, locale: Locale) -> dict[str, TranslationState]:
    """Path → state for the texts of one record or page in one language."""
    states = load_text_states([source.translation_key])
    return {path: text.state for (_uuid, language, path), text in states.items() if language == locale.language_code}


def state_of(source: Any, locale: Locale) -> TranslationState:
    """The state of a whole record or page in one language."""
    if locale.language_code == SOURCE_LANGUAGE:
        return TranslationState.SOURCE
    states = text_states(source, locale)
    return combine(states.values()) if states else TranslationState.MISSING
