"""The foot of every page, in the reader's language: structure from the source rows, words with fallback to German."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE, language_of
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice
from site_pages.reading.links import public_paths

Item = dict[str, Any]


def footer(language: str) -> Item:
    """{contact, emergency_numbers, links, funding_notices}; each item says in `lang` which language its words are in."""
    contacts = items(FooterContact, language, ["title", "text"], ["phone", "email", "address"])
    return {
        "contact": contacts[0] if contacts else None,
        "emergency_numbers": items(EmergencyNumber, language, ["label", "description"], ["number"]),
        "links": footer_links(language),
        "funding_notices": items(FundingNotice, language, ["text"], ["image"], valid_today()),
    }


def valid_today() -> Q:
    today = timezone.localdate()
    started = Q(valid_from=None) | Q(valid_from__lte=today)
    return started & (Q(valid_until=None) | Q(valid_until__gte=today))


def items(model: type[Model], language: str, words: list[str], structure: list[str], condition: Q | None = None) -> list[Item]:
    """Snippets as dicts, in the order of the source rows. Two queries."""
    rows = model._default_manager.filter(condition or Q(), locale__language_code=SOURCE_LANGUAGE)
    joined = [name for name in ("image", "page") if name in structure]
    sources: list[Any] = list(rows.select_related(*joined) if joined else rows)
    translations = translated(model, sources, language)
    return [
        words_in(one, translations.get(one.translation_key, {}), words) | {name: getattr(one, name) for name in structure}
        for one in sources
    ]


def translated(model: type[Model], sources: list[Any], language: str) -> dict[Any, dict[str, Any]]:
    """Key → language → row, for the languages in which a text is looked for."""
    wanted = [code for code in language_of(language).chain if code != SOURCE_LANGUAGE]
    if not sources or not wanted:
        return {}
    rows: Any = model._default_manager.filter(
        translation_key__in=[one.translation_key for one in sources], locale__language_code__in=wanted
    )
    found: dict[Any, dict[str, Any]] = {}
    for row in rows.select_related("locale"):
        found.setdefault(row.translation_key, {})[row.locale.language_code] = row
    return found


def words_in(source: Any, rows: dict[str, Any], names: list[str]) -> Item:
    """A row that merely repeats the source is no translation."""
    original = {name: getattr(source, name) for name in names}
    for code, row in rows.items():
        words = {name: getattr(row, name) or original[name] for name in names}
        if words != original:
            return words | {"lang": code}
    return original | {"lang": SOURCE_LANGUAGE}


def footer_links(language: str) -> list[Item]:
    """Only those that lead to public pages."""
    found = items(FooterLink, language, ["text"], ["page"])
    paths = public_paths([one["page"].translation_key for one in found], language) if found else {}
    return [one | {"url": paths[one["page"].translation_key]} for one in found if one["page"].translation_key in paths]
