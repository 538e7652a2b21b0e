"""The form in which visitors say what is wrong."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.feedback.models import LONGEST_MESSAGE
from cms.feedback.subject import Subject
from cms.public_forms.forms import GuardedForm

SAID = ("subject", "message", "contact")


class FeedbackForm(GuardedForm):
    subject = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what is wrong.")},
    )
    message = forms.CharField(
        label=_("Do you want to say more?"),
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In any language."),
    )
    contact = forms.CharField(
        label=_("Your e-mail or phone number, if you want an answer"),
        required=False,
        max_length=200,
        help_text=_("You do not have to give it. We erase it when the matter is done."),
    )

    @property
    def said(self) -> dict[str, str]:
        """By the names of FeedbackMessage."""
        return {name: self.cleaned_data[name] for name in SAID}
