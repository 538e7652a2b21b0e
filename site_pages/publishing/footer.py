"""The foot of every page: structure from the source rows, words with fallback to German."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from cms.languages import SOURCE_LANGUAGE, language_of
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice
from site_pages.publishing.pictures import load_pictures, picture_json

Item = dict[str, Any]
Rows = list[tuple[Any, dict[str, Any]]]  # source rows in their order, each with its rows by language


@dataclass(frozen=True)
class Footer:
    """Read once for all languages. Each item says in `lang` which language its words are in."""

    rows: dict[type[Model], Rows]
    pictures: dict[int, Any]

    @classmethod
    def load(cls) -> Footer:
        """Four queries, and two for logos."""
        rows: dict[type[Model], Rows] = {
            model: rows_of(model) for model in (FooterContact, EmergencyNumber, FooterLink, FundingNotice)
        }
        return cls(rows, load_pictures(one.image_id for one, _others in rows[FundingNotice] if one.image_id))

    @property
    def pages(self) -> list[UUID]:
        """The pages that links lead to."""
        return [one.page.translation_key for one, _others in self.rows[FooterLink]]

    @property
    def facets(self) -> set[tuple[str, str]]:
        return {("image_id", str(key)) for key in self.pictures}

    def contact(self, language: str) -> Item | None:
        """{title, text, lang, phone, email, address} of the first one."""
        contacts = self.items(FooterContact, language, ["title", "text"], ["phone", "email", "address"])
        return contacts[0] if contacts else None

    def emergency_numbers(self, language: str) -> list[Item]:
        return self.items(EmergencyNumber, language, ["label", "description"], ["number"])

    def links(self, language: str) -> list[Item]:
        """[{text, lang, page}]: the page's key."""
        found = self.items(FooterLink, language, ["text"], ["page"])
        return [one | {"page": one["page"].translation_key} for one in found]

    def funding_notices(self, language: str) -> list[Item]:
        """[{text, lang, image, valid_from, valid_until}], whether or not they are shown today."""
        found = self.items(FundingNotice, language, ["text"], ["image_id", "valid_from", "valid_until"])
        for one in found:
            image = picture_json(self.pictures.get(one.pop("image_id", 0)), "", ["logo"])
            one |= {"image": image} if image else {}
        return found

    def items(self, model: type[Model], language: str, words: list[str], structure: list[str]) -> list[Item]:
        return [
            words_in(one, others, words, language)
            | {name: value for name in structure if (value := getattr(one, name)) not in (None, "")}
            for one, others in self.rows[model]
        ]


def rows_of(model: type[Model]) -> Rows:
    joined = ["locale", *(["page"] if model is FooterLink else [])]
    found: Iterable[Any] = model._default_manager.select_related(*joined)
    translated: dict[UUID, dict[str, Any]] = {}
    for row in found:
        translated.setdefault(row.translation_key, {})[row.locale.language_code] = row
    sources = [row for row in found if row.locale.language_code == SOURCE_LANGUAGE]
    return [(row, translated[row.translation_key]) for row in sources]


def words_in(source: Any, rows: dict[str, Any], names: list[str], language: str) -> Item:
    """A row that merely repeats the source is no translation."""
    original = {name: getattr(source, name) for name in names}
    for code in language_of(language).chain:
        if code != SOURCE_LANGUAGE and code in rows:
            words = {name: getattr(rows[code], name) or original[name] for name in names}
            if words != original:
                return filled(words) | {"lang": code}
    return filled(original) | {"lang": SOURCE_LANGUAGE}


def filled(words: Item) -> Item:
    return {name: text for name, text in words.items() if text}
