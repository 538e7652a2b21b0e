"""Translates records as wagtail-localize's editor does."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def translate(record: Any, language: str, words: dict[str, str], *, machine: bool = False) -> Translation:
    """Publishes a translation in which German texts read as in `words`; other texts stay untranslated."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    source, _new = TranslationSource.get_or_create_from_instance(record)
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
    enter(source, locale, words, machine=machine)
    translation.save_target(publish=True)
    return translation


def enter(source: TranslationSource, locale: Locale, words: dict[str, str], *, machine: bool = False) -> None:
    """Types translations in the editor without publishing them."""
    for segment in StringSegment.objects.filter(source=source, string__data__in=words).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": words[segment.string.data], "translation_type": "machine" if machine else "manual"},
        )
