"""Languages that people speak, by their codes of ISO 639: of a row each, or several in one field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.languages import BY_CODE, SOURCE_LANGUAGE, language_name
from cms.published.collation import sort_key
from directory.models.codes import CodesField

SPOKEN = (
    "de en fr ar fa uk ru tr sq am hy az be bn bs bg my zh hr cs da prs nl et fi ka el he hi hu id it ja kk rw ku lv lt mk "
    "ml ms mt mo ne no om ps pl pt pa ro so es sw sv tg ta th ti ur uz vi wo yo ckb kmr"
).split()


def spoken_language_choices() -> list[tuple[str, str]]:
    """By their names in the language of the admin."""
    admin_language = get_language() or SOURCE_LANGUAGE
    names = [(code, language_name(code, admin_language)) for code in SPOKEN]
    return sorted(names, key=lambda pair: sort_key(pair[1], admin_language))


class SpokenLanguagesInput(forms.CheckboxSelectMultiple):
    """The languages of the site first; folded up, with those that are ticked in its heading."""

    template_name = "directory/forms/languages.html"

    class Media:
        css = {"all": ["directory/forms.css"]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        labels = dict(spoken_language_choices())
        ticked = [labels[code] for code in value or [] if code in labels]
        heading = ", ".join(ticked) or _("Choose languages")
        return super().get_context(name, value, attrs) | {"heading": heading}


class SpokenLanguagesField(CodesField):
    """Codes of languages."""

    input = SpokenLanguagesInput

    @staticmethod
    def codes() -> list[tuple[str, str]]:
        return sorted(spoken_language_choices(), key=lambda pair: pair[0] not in BY_CODE)
