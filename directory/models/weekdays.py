"""Several days of the week in one field, as iCalendar and HSDS write them: "MO,TU,FR"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from directory.models.codes import CodesField


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
        css = {"all": ["directory/forms.css"]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        every, weekend = Weekday.values, (Weekday.SATURDAY, Weekday.SUNDAY)
        buttons = {_("Mon–Fri"): [day for day in every if day not in weekend], _("every day"): every}
        return super().get_context(name, value, attrs) | {"buttons": buttons}

    def create_option(self, name: str, value: Any, label: int | str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        return option | {"short": WEEKDAYS_ABBR[Weekday.values.index(value)]}


class WeekdaysField(CodesField):
    """Codes of weekdays in the order of the week."""

    input = WeekdaysInput

    @staticmethod
    def codes() -> list[tuple[str, Any]]:
        return Weekday.choices
