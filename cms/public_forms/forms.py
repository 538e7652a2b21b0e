"""Forms for everybody: no login, no cookie, no script. A signed moment and a trap keep programs away."""

from __future__ import annotations

from time import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

FASTEST = 2  # seconds that a person needs at least
SLOWEST = 24 * 60 * 60
signer = Signer(salt="cms.public_forms")


class PublicForm(forms.Form):
    """Looks as the site does; its fields stand in `components/field.html`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= looks(field)


class GuardedForm(PublicForm):
    """What is trapped is valid: a program is thanked like everybody, and nothing is kept."""

    website = forms.CharField(label=_("Leave this field empty"), required=False)  # the trap: people do not see it
    moment = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["moment"] = signed_now()

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not self.is_trapped and not self.is_in_time:
            typed: Any = self.data
            self.data = again = typed.copy()  # what was typed stays, boxes too; the next try is in time
            again["moment"] = signed_now()
            raise forms.ValidationError(_("This took very long or was very fast. Please send it once more."))
        return found

    @property
    def is_trapped(self) -> bool:
        """Whether a program has filled in what people do not see."""
        return bool(self.data.get("website"))

    @property
    def is_in_time(self) -> bool:
        try:
            age = time() - float(signer.unsign(str(self.data.get("moment", ""))))
        except BadSignature:
            return False
        return FASTEST < age <= SLOWEST


def looks(field: forms.Field) -> dict[str, str]:
    """Names turn with their writing, mail addresses never."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.HiddenInput):
        return {}
    kind = "kern-form-input__select" if isinstance(widget, forms.Select) else "kern-form-input__input"
    turns = {"dir": "ltr" if isinstance(field, forms.EmailField) else "auto"} if isinstance(field, forms.CharField) else {}
    return {"class": kind, **turns}


def signed_now() -> str:
    return signer.sign(str(time()))
