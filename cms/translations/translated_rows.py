"""Rows in other languages have words and nothing else, also where their synced translation is stopped."""

from functools import lru_cache
from typing import Any

from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import EditView

from cms.languages import is_source


@lru_cache
def words_panel(model: type[Any]) -> Any:
    """The form of a translated row: the texts of the row itself."""
    columns = {field.name for field in model._meta.concrete_fields}
    words = [field.field_name for field in model.translatable_fields if field.field_name in columns]
    return ObjectList([FieldPanel(name) for name in words]).bind_to_model(model)


class WordsOfTranslations(EditView):
    """Mixed into whatever view edits a record, and reverts one."""

    def get_panel(self) -> Any:
        return super().get_panel() if is_source(self.object) else words_panel(self.model)

    def get_form_class(self) -> Any:
        return super().get_form_class() if is_source(self.object) else words_panel(self.model).get_form_class()
