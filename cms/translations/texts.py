"""The texts of records in one language, with fallback field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from django.db import models
from django.utils import timezone
from wagtail_localize.models import TranslationSource, get_schema_version

from cms.languages import SOURCE_LANGUAGE, language_of
from cms.published.projection import NOT_IN_LANGUAGE, TranslationState
from cms.translations.segments import refresh_segments
from cms.translations.states import MISSING, TextStates, combine, load_text_states

RowKey: TypeAlias = tuple[type[models.Model], UUID, str]


@dataclass(frozen=True)
class Translations:
    """Translated rows and the states of their texts, loaded once for all languages."""

    rows: dict[RowKey, Any] = field(default_factory=dict)
    states: TextStates = field(default_factory=dict)

    @classmethod
    def load(cls, records: Iterable[Any], children: Iterable[Any]) -> Translations:
        """Of records with a source of their own, and of their translated children. One query a model, and two."""
        records = list(records)
        states = load_text_states(record.translation_key for record in records)
        return cls(rows_of([*records, *children]) if states else {}, states)


def rows_of(objects: Iterable[Any]) -> dict[RowKey, Any]:
    keys: dict[type[models.Model], set[UUID]] = defaultdict(set)
    for one in objects:
        keys[type(one)].add(one.translation_key)
    rows: dict[RowKey, Any] = {}
    for model, uuids in keys.items():
        found: models.QuerySet[Any] = model._default_manager.filter(translation_key__in=uuids).exclude(
            locale__language_code=SOURCE_LANGUAGE
        )
        if hasattr(model, "live"):
            found = found.filter(live=True)
        rows |= {(model, row.translation_key, row.locale.language_code): row for row in found.select_related("locale")}
    return rows


@dataclass(frozen=True)
class Texts:
    """Reads texts in `language`; remembers what fell back and in what state its own texts are.

    `fallback` has paths of fields for the whole document, `own` names of fields of the record or child that is read.
    """

    language: str
    translations: Translations = field(default_factory=Translations)
    prefix: str = ""
    fallback: dict[str, None] = field(default_factory=dict)
    own: dict[str, None] = field(default_factory=dict)
    states: list[TranslationState] = field(default_factory=list)

    def within(self, name: str) -> Texts:
        """The same words for a record inside this one: its fallbacks are noted below `name`, its states not here."""
        return replace(self, prefix=f"{self.prefix}{name}.", own={}, states=[])

    def of_child(self) -> Texts:
        """The same words for one child of this record: its states are those of the record."""
        return replace(self, own={})

    def text(self, record: Any, name: str) -> str | None:
        """A text of a record; None when it is empty in the source language."""
        return self.find(record, record, name, path=name, part=name)

    def child_text(self, record: Any, relation: str, child: Any, name: str) -> str | None:
        """A text of a child that has words, such as a required document."""
        return self.find(record, child, name, path=f"{relation}.{child.translation_key}.{name}", part=relation)

    def find(self, record: Any, row: Any, name: str, path: str, part: str) -> str | None:
        source = getattr(row, name)
        if not source or self.language == SOURCE_LANGUAGE:
            return source or None
        for position, language in enumerate(language_of(self.language).chain):
            if language == SOURCE_LANGUAGE:
                break
            text, state = self.translated(record, row, name, path, language)
            if position == 0:
                self.states.append(state)
            if text:
                if position > 0:
                    self.note_fallback(part, name)
                return text
        self.note_fallback(part, name)
        return str(source)

    def translated(self, record: Any, row: Any, name: str, path: str, language: str) -> tuple[str, TranslationState]:
        """The published text in a language, "" where there is none or where it merely repeats the source."""
        known = self.translations.states.get((record.translation_key, language, path), MISSING)
        translation = self.translations.rows.get((type(row), row.translation_key, language))
        text = getattr(translation, name, "") or ""
        if known.state in NOT_IN_LANGUAGE or not text:
            return "", TranslationState.MISSING
        if text == getattr(row, name) and known.translation != known.source:
            return "", TranslationState.MISSING  # translated in the editor, not published yet
        return text, known.state

    def note_fallback(self, part: str, name: str) -> None:
        self.fallback[f"{self.prefix}{part}"] = None
        self.own[name] = None

    @property
    def state(self) -> TranslationState:
        if self.language == SOURCE_LANGUAGE:
            return TranslationState.SOURCE
        return combine(self.states) if self.states else TranslationState.MISSING


def refresh_texts(source: Any, *, minor: bool = False) -> None:
    """Tells wagtail-localize the new texts of a source row or page, just saved; rows in other languages keep their words.

    A minor change leaves their translations current.
    """
    found = TranslationSource.objects.filter(object_id=source.translation_key, locale_id=source.locale_id).first()
    if found:
        found.content_json, found.object_repr = source.to_json(), str(source)[:200]
        found.schema_version, found.last_updated_at = get_schema_version(source._meta.app_label), timezone.now()
        found.save()
        refresh_segments(found, source, minor=minor)
