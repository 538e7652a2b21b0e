"""Fields of plain text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.control_characters import without_control_characters

MARKS = {ord(one): None for one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}  # would turn what stands beside it


class LineField(forms.CharField):
    """One line of plain text, without what would turn or break a list."""

    def to_python(self, value: Any) -> str:
        found = super().to_python(value) or ""
        return " ".join(without_control_characters(found).translate(MARKS).split())


class TextField(forms.CharField):
    """Several lines of plain text."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        found = super().to_python(value) or ""
        return without_control_characters(found).translate(MARKS).strip()


class MailField(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        said = {
            "required": _("Please write your mail address."),
            "invalid": _("This is no mail address. It looks like name@example.org."),
        }
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        super().__init__(max_length=254, widget=widget, error_messages=said, **kwargs)
