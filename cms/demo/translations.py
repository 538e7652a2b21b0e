"""Translates demo content through wagtail-localize's own memory, so that its editor shows the translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

from babel.messages.pofile import read_po
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from cms.demo.content import identity, pages, read, source_locale
from cms.languages import TARGETS
from cms.plugin_api.registry import collect
from cms.translations.trees import synchronize
from directory.models import ClosingEverywhere, Location, Organization, Service, Taxonomy, TaxonomyTerm
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice

FOLDER = Path(__file__).parent / "translations"


@cache
def catalogue(language: str) -> dict[str, str]:
    """German text → translation, of the demo and of the plugins that are on."""
    folders = [FOLDER, *(one.translations for _plugin, one in collect("demo_content") if one.translations)]
    found: dict[str, str] = {}
    for path in (folder / f"{language}.po" for folder in reversed(folders)):
        if path.exists():
            found |= texts_in(path)
    return found


def texts_in(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id and message.string}


def jobs() -> Iterator[Callable[[], object]]:
    """The page trees of the other languages, then the translations of each record."""
    for language in TARGETS:
        yield partial(synchronize, language)
    for source in sources():
        yield partial(translate, source)


def sources() -> list[Any]:
    """What the content files mark as translated, terms and footer, and what the translated services contain."""
    services = [row for row in read("services.yaml") if row.get("translated")]
    organizations = {row["organization"] for row in services}
    locations = {one["location"] for row in services for one in row.get("locations", [])}
    uuids: dict[Any, list[UUID]] = {
        Organization: [identity("organization", key) for key in organizations],
        Location: [identity("location", key) for key in locations],
        Service: [identity("service", row["key"]) for row in services],
    }
    found = [*Taxonomy.objects.filter(locale=source_locale()), *TaxonomyTerm.objects.filter(locale=source_locale())]
    for model, keys in uuids.items():
        found += model._default_manager.filter(translation_key__in=keys, locale=source_locale())
    for snippet in (ClosingEverywhere, FooterContact, EmergencyNumber, FooterLink, FundingNotice):
        found += snippet.objects.filter(locale=source_locale())
    slugs = [row["slug"] for row in pages() if row.get("translated")]
    found += [Page.objects.get(translation_key=identity("page", slug), locale=source_locale()).specific for slug in slugs]
    for _plugin, one in collect("demo_content"):
        found += one.translated()
    return found


def translate(source: Any) -> None:
    """Publishes translations with what the catalogues know; leaves those that an editor has begun."""
    texts, _new = TranslationSource.get_or_create_from_instance(source)
    begun = set(Translation.objects.filter(source=texts).values_list("target_locale__language_code", flat=True))
    locales = [one for one in Locale.objects.filter(language_code__in=TARGETS) if one.language_code not in begun]
    with transaction.atomic():
        translations = Translation.objects.bulk_create(Translation(source=texts, target_locale=one) for one in locales)
        remember(texts, locales)
        for translation in translations:
            if isinstance(source, Page):
                translation.save_target(publish=True)
            else:
                make_row(source, translation.target_locale)


def remember(texts: TranslationSource, locales: list[Locale]) -> None:
    """Fills wagtail-localize's memory, which its editor shows."""
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=text,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in StringSegment.objects.filter(source=texts).select_related("string", "context")
            for locale in locales
            if (text := translated(segment.string.data, locale.language_code))
        ],
        ignore_conflicts=True,
    )


def translated(data: str, language: str) -> str:
    """The translation of a string of the memory, which writes lines of plain text as HTML; "" where the catalogue has none."""
    known, plain = catalogue(language), StringValue(data).render_text()
    if data not in known and plain in known:
        return str(StringValue.from_plaintext(known[plain]).data)
    return known.get(data, "")


def make_row(source: Any, locale: Locale) -> None:
    """A record's row in a language, as a published translation is: without a revision, which takes ten times as long."""
    row = source.copy_for_translation(locale)
    put_words(row, locale.language_code)
    row.save()


def put_words(row: Any, language: str) -> None:
    """Columns of a row, and of its parts that have words, in a language; German where the catalogue has nothing."""
    columns = {field.name for field in row._meta.concrete_fields}
    for name in (field.field_name for field in row.translatable_fields):
        if name in columns:
            german = getattr(row, name)
            setattr(row, name, catalogue(language).get(german, german))
        else:
            for part in getattr(row, name).all():
                put_words(part, language)
