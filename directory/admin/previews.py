"""Previews of records in the admin, once a form is filled in far enough for a public page."""

from __future__ import annotations

from typing import Any

import msgspec
from wagtail.models import Locale
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE, is_source, language_of
from cms.published.projection import encode
from cms.published.reading import claimed_today
from cms.published.sharing import shared_reads
from cms.translations.texts import Texts
from cms.translations.translated_rows import words_panel
from directory.hsds.service import service
from directory.models import Service
from directory.publishing.projections import translations_of


class PreviewOfRecord(PreviewOnEditView):
    def get_form_class(self) -> Any:
        return super().get_form_class() if is_source(self.object) else words_panel(self.model).get_form_class()

    def validate_form(self, form: Any) -> bool:
        """Required fields stay required: without an organization or a place there is nothing to show."""
        return bool(form.is_valid())


class PreviewOfNewRecord(PreviewOfRecord, PreviewOnCreateView):
    def get_object(self) -> Any:
        return self.model(locale=Locale.objects.get(language_code=SOURCE_LANGUAGE))


def preview_context(instance: Service) -> dict[str, Any]:
    """The context of the service's page: the draft in the form, or a translation with the structure of its source."""
    language = language_of(instance.locale.language_code)
    source = instance if is_source(instance) else source_of(instance)
    texts = Texts(language.code) if source is instance else translated(instance, source, language.code)
    with shared_reads():
        shape: dict[str, Any] = msgspec.json.decode(claimed_today(encode(service(source, texts, ""))))
    shape.pop("last_modified", None)
    return {"service": shape, "language": language}


def source_of(translation: Service) -> Service:
    return Service.objects.get(translation_key=translation.translation_key, **ONLY_SOURCE_ROWS)


def translated(instance: Service, source: Service, language: str) -> Texts:
    """Texts in which the row that is being translated stands for the published one."""
    translations = translations_of(frozenset([source]))
    translations.rows[Service, instance.translation_key, language] = instance
    return Texts(language, translations)
