"""Several codes of a list in one field, joined by commas and ticked in the form: "MO,TU", "ar,uk"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class CodesFormField(forms.MultipleChoiceField):
    """Ticked codes; its value is the model's."""

    def prepare_value(self, value: Any) -> Any:
        return codes_of(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        ticked = super().clean(value)
        known: Iterable[tuple[str, Any]] = self.widget.choices
        return ",".join(code for code, _label in known if code in ticked)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CodesField(models.CharField):
    """Codes in the order of the list that `codes` gives with its labels; empty for none."""

    codes: Callable[[], Iterable[tuple[str, Any]]]
    input: type[forms.CheckboxSelectMultiple]

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Without the longest length of a text."""
        return models.Field.formfield(self, CodesFormField, choices=self.codes, **{"widget": self.input} | kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if set(codes_of(value)) - {code for code, _label in self.codes()}:
            raise ValidationError(forms.MultipleChoiceField.default_error_messages["invalid_choice"], params={"value": value})
        super().validate(value, model_instance)


def codes_of(value: str) -> Sequence[str]:
    return [code for code in value.split(",") if code]
