"""Rows of records within a form: what nobody has filled in is not there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class PlaceOfNewRow(forms.IntegerField):
    """The browser numbers rows as they are added: that fills in nothing."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class Rows(BaseChildFormSet):
    """The rows of one panel. An empty new one is left out when the form is saved."""

    default_error_messages = BaseChildFormSet.default_error_messages | {
        "too_many_forms": _("At most %(num)d rows fit here. Put together what belongs together.")
    }

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        super().add_fields(form, index)
        if ORDERING_FIELD_NAME in form.fields and (index is None or index >= self.initial_form_count()):
            form.fields[ORDERING_FIELD_NAME] = PlaceOfNewRow(required=False, widget=self.get_ordering_widget())


class RowsPanel(InlinePanel):
    """Wagtail's inline panel with rows of ours, or of a `formset` that knows more of them."""

    def __init__(self, *args: Any, formset: type[Rows] = Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options
