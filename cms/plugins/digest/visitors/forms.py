"""The form of a subscription."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.languages import LANGUAGES
from cms.plugins.digest.kinds import Rhythm, offered
from cms.public_forms.choices import MarkedBoxes, MarkedSelect, offer_places, offer_topics
from cms.public_forms.fields import MailField
from cms.public_forms.forms import GuardedForm

CHOICE = ("rhythm", "kinds", "place", "topics", "language")


class SubscriptionForm(GuardedForm):
    kinds = forms.MultipleChoiceField(
        label=_("What do you want to hear of?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one.")},
    )
    rhythm = forms.ChoiceField(label=_("How often?"), choices=Rhythm)
    place = forms.ChoiceField(label=_("Where?"), required=False, widget=MarkedSelect)
    topics = forms.MultipleChoiceField(
        label=_("Topics"), required=False, widget=MarkedBoxes, help_text=_("Choose none, and you hear of all.")
    )
    language = forms.ChoiceField(label=_("In which language?"), widget=MarkedSelect)
    email = MailField(label=_("Your e-mail"), help_text=_("We send you a mail with a link. Only with it do you get news."))

    def __init__(self, *args: Any, frame: Mapping[str, Any], is_known: bool = False, **kwargs: Any) -> None:
        """`frame` is that of the pages, with places and topics. Whose address is known is not asked for it."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kinds"].choices = offered()
        offer_places(fields["place"], frame, _("In the whole district"))
        offer_topics(fields["topics"], frame)
        fields["language"].choices = [(one.code, one.name) for one in LANGUAGES]
        fields["language"].widget.languages = {one.code: one.code for one in LANGUAGES}
        if is_known:
            del self.fields["email"]

    @property
    def choice(self) -> dict[str, Any]:
        """By the names of Subscription."""
        return {name: self.cleaned_data[name] for name in CHOICE}
