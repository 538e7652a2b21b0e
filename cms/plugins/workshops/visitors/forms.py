"""The form of those who want to come."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.plugins.workshops.models import Registration
from cms.public_forms.fields import LineField, MailField, TextField
from cms.public_forms.forms import GuardedForm, PublicForm

DETAILS = ("name", "email", "organization", "place", "needs")
LONGEST: dict[str, int] = {one.name: one.max_length or 0 for one in Registration._meta.fields if one.name in DETAILS}


class RegistrationForm(GuardedForm):
    name = LineField(
        label=_("Your name"),
        max_length=LONGEST["name"],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As it shall stand on the certificate."),
        error_messages={"required": _("Please write your name.")},
    )
    email = MailField(label=_("Your e-mail"), help_text=_("We send you a mail with a link. Only with it are you registered."))
    organization = LineField(
        label=_("Your organization, if you come for one"),
        max_length=LONGEST["organization"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    place = LineField(
        label=_("Your town or village"),
        max_length=LONGEST["place"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    needs = TextField(
        label=_("What do you need so that you can take part?"),
        max_length=LONGEST["needs"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Such as a language, child care or a ramp. You do not have to write anything. We erase it 14 days after the date."
        ),
    )

    @property
    def details(self) -> dict[str, str]:
        """By the names of Registration."""
        return {name: self.cleaned_data[name] for name in DETAILS}


class NumberForm(PublicForm):
    """Whether a certificate is true."""

    number = LineField(label=_("Number of the certificate"), max_length=40, help_text=_("Such as 7K3Q-0VXB-9M2D."))
    name = LineField(
        label=_("Name on the certificate"), max_length=200, required=False, help_text=_("We only say whether it is the same.")
    )
