"""What somebody asks the matrix for."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.languages import TARGET_CHOICES, language_of
from cms.translation_matrix.rows import STATES, Documents, kinds_with_words, matching, sections


class MatrixForm(forms.Form):
    q = forms.CharField(label=_("Title"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    section = forms.ChoiceField(label=_("Below"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State of translation"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        self.choose("kind", {"": _("Pages and offers")} | kinds_with_words())
        self.choose("section", {"": _("All sections")} | sections())
        self.choose("language", {"": _("All languages")} | dict(TARGET_CHOICES))
        self.choose("state", {"": _("All states")} | {state.value: label for state, label in STATES.items()})

    def choose(self, name: str, choices: dict[str, Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices.items())

    @property
    def into(self) -> str:
        """The language that was asked for; "" without one, and when what was asked makes no sense."""
        return str(self.cleaned_data["language"]) if self.is_valid() else ""

    @property
    def into_name(self) -> Any:
        return language_of(self.into).name_for_editors if self.into else ""

    def documents(self) -> Documents:
        """What was asked for; everything when that makes no sense, and the form says why."""
        return matching(self.cleaned_data if self.is_valid() else {})
