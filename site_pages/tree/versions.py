"""A page in all its languages: the source, its rows, and how far each of them is translated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cms.languages import CODES, SOURCE_LANGUAGE, language_of
from cms.published.models import PublishedDocument
from cms.published.projection import TranslationState
from cms.translations.states import TextState, combine, load_text_states
from site_pages.tree.visibility import restricted_keys

if TYPE_CHECKING:
    from wagtail.models import Page

    from site_pages.models.base_page import BasePage

MARKUP = re.compile(r"<[^>]+>")
NOTHING = {TranslationState.MISSING, TranslationState.PARTIAL}


@dataclass(frozen=True)
class PageVersions:
    """Loaded once for all languages, in three queries. `texts` is language → path → state.

    `page` is what has the address and the id. It is also the `source` of words and structure, unless it stands for another.
    """

    source: Any
    rows: dict[str, Any]
    texts: dict[str, dict[str, TextState]] = field(default_factory=dict)
    page: Any = None
    places: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, model: type[BasePage], uuid: UUID) -> PageVersions | None:
        """None when there is no such page."""
        return cls.load_many(model, [uuid]).get(uuid)

    @classmethod
    def load_many(cls, model: type[BasePage], uuids: Collection[UUID]) -> dict[UUID, PageVersions]:
        """Three queries. An alias elsewhere in the tree has the words of its original, in all languages."""
        found = model._default_manager.filter(translation_key__in=uuids).select_related("locale", "alias_of").order_by("pk")
        rows: dict[UUID, dict[str, Any]] = {}
        for row in found:
            rows.setdefault(row.translation_key, {})[row.locale.language_code] = row
        loaded = cls.of_rows(rows)
        elsewhere = {uuid: one.page.alias_of.translation_key for uuid, one in loaded.items() if one.page.alias_of_id}
        originals = cls.load_many(model, set(elsewhere.values())) if elsewhere else {}
        for uuid, key in elsewhere.items():
            if key in originals:
                loaded[uuid] = replace(originals[key], page=loaded[uuid].page, places=rows[uuid])
        return loaded

    @classmethod
    def of_rows(cls, rows: dict[UUID, dict[str, Any]]) -> dict[UUID, PageVersions]:
        """Of the rows of pages by language, as they are in memory."""
        translated = {uuid for uuid, one in rows.items() if len([row for row in one.values() if row.alias_of_id is None]) > 1}
        states = states_by_record(translated)
        loaded = {}
        for uuid, one in rows.items():
            page = source_row(one)
            loaded[uuid] = cls(page, one, texts_of(one, states[uuid], page.words) if uuid in states else {}, page, one)
        return loaded

    @classmethod
    def standing(cls, rows: dict[str, Page]) -> PageVersions:
        """Where a page stands, of rows of any type: neither words nor states."""
        page = source_row(rows)
        return cls(page.alias_of or page, rows, {}, page, rows)

    @property
    def source_language(self) -> str:
        return str(self.source.locale.language_code)

    def state(self, language: str) -> TranslationState:
        """Judged by segments; a row that merely repeats the source counts as missing."""
        if language not in self._states:
            self._states[language] = self._judged(language)
        return self._states[language]

    @cached_property
    def _states(self) -> dict[str, TranslationState]:
        return {}

    def _judged(self, language: str) -> TranslationState:
        if language == self.source_language:
            return TranslationState.SOURCE
        row = self.rows.get(language)
        if row is None or row.alias_of_id or not row.live or not self.texts.get(language) or self.repeats(row):
            return TranslationState.MISSING
        return combine(text.state for text in self.texts[language].values())

    def repeats(self, row: Any) -> bool:
        """Whether a row has the very words of the source: translated in the editor perhaps, not published yet."""
        if all(text.translation == text.source for text in self.texts[row.locale.language_code].values()):
            return False  # a translation may be the same word
        return all(words_of(row, name) == words_of(self.source, name) for name in self.source.words)

    def spoken(self, language: str) -> str:
        """The language whose words are served when this one is asked for."""
        for code in language_of(language).chain:
            if code == self.source_language or self.state(code) != TranslationState.MISSING:
                return code
        return self.source_language

    def words(self, language: str) -> Any:
        """The page whose words are served."""
        return self.source if (code := self.spoken(language)) == self.source_language else self.rows[code]

    def fallback_fields(self, language: str) -> list[str]:
        """Names of texts that are shown in the source's words."""
        filled = [name for name in self.source.words if words_of(self.source, name)]
        if self.state(language) == TranslationState.MISSING:
            return filled
        missing = {path.split(".")[0] for path, text in self.texts.get(language, {}).items() if text.state in NOTHING}
        return [name for name in filled if name in missing]

    def text_language(self, name: str, language: str) -> str:
        """The language of one text as it is served."""
        return self.source_language if name in self.fallback_fields(language) else self.spoken(language)

    def words_at(self, path: str, language: str) -> str:
        """The language of the words at a path such as "body.<id>": the source's where none of them is translated."""
        if (spoken := self.spoken(language)) == self.source_language:
            return spoken
        texts = self.texts.get(language, {}).items()
        states = [text.state for at, text in texts if at == path or at.startswith(f"{path}.")]
        return self.source_language if states and set(states) == {TranslationState.MISSING} else spoken

    def all_rows(self) -> list[Any]:
        """The rows whose words are served in some language."""
        return list({id(one): one for one in [self.source, *map(self.words, CODES)]}.values())

    def available(self) -> list[str]:
        """Languages in which the page really is."""
        return [code for code in CODES if self.state(code) not in NOTHING]

    def path(self, language: str) -> str:
        """The page's address in a language: its own page there, or the source's. "" outside of the site."""
        row = self.places.get(language)
        follows = row is not None and (row.live or row.alias_of_id)  # Wagtail publishes aliases after it has told of their source
        return path_of(row if follows else self.page, self._roots)

    @property
    def paths(self) -> dict[str, str]:
        return {language: self.path(language) for language in CODES}

    @property
    def is_public(self) -> bool:
        """Live in the source language, part of the site, and for everyone. Expiry is judged when somebody reads."""
        hidden = restricted_keys()
        return bool(self.path(self.source_language)) and all(
            page.live and page.translation_key not in hidden for page in {self.source, self.page}
        )

    @cached_property
    def _roots(self) -> SimpleNamespace:
        return SimpleNamespace()


def source_row(rows: Mapping[str, Any]) -> Any:
    """Of a page's rows by language the German one; where there is none, one that has words of its own."""
    own = [row for row in rows.values() if row.alias_of_id is None]
    return rows.get(SOURCE_LANGUAGE) or (own or list(rows.values()))[0]


def path_of(page: Any, roots: SimpleNamespace | None = None) -> str:
    """The path of a page's row; Wagtail keeps the roots of its sites in `roots`, if they are asked for again."""
    parts = page.get_url_parts(roots)
    return str(parts[2] or "") if parts else ""


def is_elsewhere(page: Any) -> bool:
    """Whether pages below have another address than the window says; Wagtail tells of a new slug only after the commit."""
    below = page.get_children().live().first()
    if below is None:
        return False
    stored = PublishedDocument.objects.public().of(below.translation_key).filter(language=below.locale.language_code)
    return any(url != path_of(below) for url in stored.values_list("url", flat=True))


def words_of(page: Any, name: str) -> Any:
    value = getattr(page, name)
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value


def states_by_record(uuids: Collection[UUID]) -> dict[UUID, dict[tuple[str, str], TextState]]:
    """Record → (language, path) → state. Two queries, if there are records."""
    found: dict[UUID, dict[tuple[str, str], TextState]] = {}
    for (uuid, language, path), text in load_text_states(uuids).items() if uuids else ():
        found.setdefault(uuid, {})[language, path] = text
    return found


def texts_of(
    rows: dict[str, Any], states: dict[tuple[str, str], TextState], names: tuple[str, ...]
) -> dict[str, dict[str, TextState]]:
    """Language → path → state, as it is shown: German that a published translation does not show makes it outdated."""
    translated = {language for (language, _path), text in states.items() if text.state != TranslationState.MISSING}
    own = {code: row for code, row in rows.items() if row.alias_of_id is None and code in translated}
    shown = {code: shown_in(row, names) for code, row in own.items()}
    texts: dict[str, dict[str, TextState]] = {}
    for (language, path), text in states.items():
        hidden = text.missing and language in shown and not any(plain(one) in shown[language] for one in text.missing)
        texts.setdefault(language, {})[path] = replace(text, state=TranslationState.OUTDATED) if hidden else text
    return texts


def shown_in(row: Any, names: tuple[str, ...]) -> str:
    """All words of a page without markup."""
    return "\n".join(plain(text) for name in names for text in strings_in(words_of(row, name)))


def strings_in(value: Any, skipped: Collection[str] = ()) -> Iterator[str]:
    """All strings inside JSON, but for what stands under the skipped names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner = [one for name, one in value.items() if name not in skipped] if isinstance(value, dict) else value
        for one in inner:
            yield from strings_in(one, skipped)


def plain(text: str) -> str:
    return " ".join(unescape(MARKUP.sub(" ", text)).split())
