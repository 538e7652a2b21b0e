"""Previews of records in the admin, once a form is filled in far enough for a public page."""

from typing import Any

from wagtail.models import Locale
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView

from cms.languages import SOURCE_LANGUAGE
from cms.translated_rows import is_translated, words_panel


class PreviewOfRecord(PreviewOnEditView):
    def get_form_class(self) -> Any:
        return words_panel(self.model).get_form_class() if is_translated(self.object) else super().get_form_class()

    def validate_form(self, form: Any) -> bool:
        """Required fields stay required: without an organization or a place there is nothing to show."""
        return bool(form.is_valid())


class PreviewOfNewRecord(PreviewOfRecord, PreviewOnCreateView):
    def get_object(self) -> Any:
        return self.model(locale=Locale.objects.get(language_code=SOURCE_LANGUAGE))
