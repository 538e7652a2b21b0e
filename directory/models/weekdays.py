"""Several days of the week in one field, as iCalendar and HSDS write them: "MO,TU,FR"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _


class Weekday(models.TextChoices):
    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class WeekdaysInput(forms.CheckboxSelectMultiple):
    """A line of seven days, with buttons that tick several of them."""

    template_name = "directory/forms/weekdays.html"

    class Media:
        js = ["directory/weekdays.js"]
        css = {"all": ["directory/hours_form.css"]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        every, weekend = Weekday.values, (Weekday.SATURDAY, Weekday.SUNDAY)
        buttons = {_("Mon–Fri"): [day for day in every if day not in weekend], _("every day"): every}
        return super().get_context(name, value, attrs) | {"buttons": buttons}

    def create_option(self, name: str, value: Any, label: int | str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        return option | {"short": WEEKDAYS_ABBR[Weekday.values.index(value)]}


class WeekdaysFormField(forms.MultipleChoiceField):
    """Ticked days; its value is the model's."""

    widget = WeekdaysInput

    def prepare_value(self, value: Any) -> Any:
        return days_of(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        ticked = super().clean(value)
        return ",".join(day for day in Weekday.values if day in ticked)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class WeekdaysField(models.CharField):
    """Codes joined by commas, in the order of the week; empty for none."""

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Without the longest length of a text."""
        return models.Field.formfield(self, WeekdaysFormField, choices=Weekday.choices, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if set(days_of(value)) - set(Weekday.values):
            raise ValidationError(forms.MultipleChoiceField.default_error_messages["invalid_choice"], params={"value": value})
        super().validate(value, model_instance)


def days_of(value: str) -> Sequence[str]:
    return [day for day in value.split(",") if day]
