"""Rows in other languages have words and nothing else, also where their synced translation is stopped."""

from functools import lru_cache
from typing import Any

from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import EditView

from cms.languages import SOURCE_LANGUAGE


@lru_cache
def words_panel(model: type[Any]) -> Any:
    """The form of a translated row: the texts of the row itself."""
    columns = {field.name for field in model._meta.concrete_fields}
    words = [field.field_name for field in model.translatable_fields if field.field_name in columns]
    return ObjectList([FieldPanel(name) for name in words]).bind_to_model(model)


def is_translated(record: Any) -> bool:
    """Whether a translatable record, if there is one, is a row in another language than the source's."""
    return record is not None and bool(record.locale.language_code != SOURCE_LANGUAGE)


class WordsOfTranslations(EditView):
    """Mixed into whatever view edits a record, and reverts one."""

    def get_panel(self) -> Any:
        return words_panel(self.model) if is_translated(self.object) else super().get_panel()

    def get_form_class(self) -> Any:
        return words_panel(self.model).get_form_class() if is_translated(self.object) else super().get_form_class()
