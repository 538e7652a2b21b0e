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
    LocaleSynchronization,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.synctree import synchronize_tree

from cms.demo.content import identity, pages, read, source_locale
from cms.languages import CODES, SOURCE_LANGUAGE
from directory.models import Location, Organization, Service, Taxonomy, TaxonomyTerm
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice

FOLDER = Path(__file__).parent / "translations"
TARGETS = [code for code in CODES if code != SOURCE_LANGUAGE]


@cache
def catalogue(language: str) -> dict[str, str]:
    """German text → translation."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id and message.string}


def jobs() -> Iterator[Callable[[], object]]:
    """The page trees of the other languages, then each translation of each record."""
    for language in TARGETS:
        yield partial(synchronize, language)
    for source in sources():
        for language in TARGETS:
            yield partial(translate, source, language)


def synchronize(language: str) -> None:
    """Pages that are not translated stand in the other trees as aliases, at once and not by the worker."""
    locale = Locale.objects.get(language_code=language)
    setting = LocaleSynchronization(locale=locale, sync_from=source_locale())
    LocaleSynchronization.objects.bulk_create([setting], ignore_conflicts=True)  # sends no signal, which would queue a task
    synchronize_tree(source_locale(), locale)


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
    for snippet in (FooterContact, EmergencyNumber, FooterLink, FundingNotice):
        found += snippet.objects.filter(locale=source_locale())
    slugs = [row["slug"] for row in pages() if row.get("translated")]
    found += [Page.objects.get(translation_key=identity("page", slug), locale=source_locale()).specific for slug in slugs]
    return found


def translate(source: Any, language: str) -> None:
    """Publishes a translation with what the catalogue knows; leaves one that an editor has begun."""
    locale = Locale.objects.get(language_code=language)
    texts, _new = TranslationSource.get_or_create_from_instance(source)
    if Translation.objects.filter(source=texts, target_locale=locale).exists():
        return
    with transaction.atomic():
        translation = Translation.objects.create(source=texts, target_locale=locale)
        for segment in StringSegment.objects.filter(source=texts).select_related("string"):
            remember(segment, locale)
        translation.save_target(publish=True)


def remember(segment: StringSegment, locale: Locale) -> None:
    text = catalogue(locale.language_code).get(segment.string.data)
    if text:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
