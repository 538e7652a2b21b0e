"""Forms of the board: a notice, an answer, the next message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.languages import LANGUAGES, name_for_reader
from cms.plugins.board.cautions import Caution, cautions
from cms.plugins.board.models import Notice
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.rules import CHOICES_OF_DAYS, LONGEST_TEXT, USUAL_DAYS
from cms.public_forms.choices import MarkedBoxes, MarkedSelect, offer_places, offer_topics
from cms.public_forms.fields import LineField, MailField, TextField
from cms.public_forms.forms import GuardedForm
from site_pages.reading.formats import in_digits
from site_pages.reading.links import current_language

OFFERED_LANGUAGES = "de en fr ar fa ps ku tr uk ru ti so am sq ro bg pl es ur vi".split()
SAME = ("notice_type", "category", "name", "text", "language", "place", "topics", "languages", "quantity", "person", "email")
LINE = 100


class CautiousForm(GuardedForm):
    """What is written for others is looked through; whoever has read the cautions may send it all the same."""

    watched: tuple[str, ...] = ("text",)
    has_checked = forms.BooleanField(
        label=_("I have checked it: the text may stand like this."), required=False, widget=forms.CheckboxInput
    )
    cautions: tuple[Caution, ...] = ()

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        self.cautions = tuple(one for name in self.watched for one in cautions(str(found.get(name, ""))))
        if self.cautions and not found.get("has_checked") and not self.is_trapped:
            raise forms.ValidationError(_("Please read your text once more."), code="cautions")
        return found


class NoticeForm(CautiousForm):
    watched = ("name", "text")
    notice_type = forms.ChoiceField(label=_("What is it?"), choices=NoticeType)
    category = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Please choose")), *Category.choices],
        error_messages={"required": _("Please choose what it is about.")},
    )
    name = LineField(
        label=_("Heading"),
        max_length=LINE,
        help_text=_("In a few words, such as: I help with learning German."),
        error_messages={"required": _("Please write a heading.")},
    )
    text = TextField(
        label=_("Your text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Everybody can read it. Please write no phone number, no address, and nothing about single refugees. "
            "At most 1,000 characters."
        ),
        error_messages={"required": _("Please write a text.")},
    )
    language = forms.ChoiceField(label=_("In which language did you write?"), widget=MarkedSelect)
    place = forms.ChoiceField(label=_("Where?"), required=False, widget=MarkedSelect)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=MarkedBoxes)
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak, or does somebody need?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    quantity = forms.IntegerField(
        label=_("How many?"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Such as 2 for two beds. You can leave it empty."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    days = forms.TypedChoiceField(label=_("How long shall it stand?"), coerce=int, initial=USUAL_DAYS)
    person = LineField(
        label=_("Your name"),
        max_length=LINE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Only who writes with you sees it. You can leave it empty."),
    )
    email = MailField(
        label=_("Your e-mail"),
        help_text=_("Nobody sees it. Answers reach you through this site. We send you a mail with a link first."),
    )

    def __init__(self, *args: Any, frame: Mapping[str, Any], has_author: bool = False, **kwargs: Any) -> None:
        """`frame` is that of the pages, with places and topics. Whose author is known is not asked who it is."""
        super().__init__(*args, **kwargs)
        self.offer(frame)
        if has_author:
            del self.fields["person"], self.fields["email"]

    def offer(self, frame: Mapping[str, Any]) -> None:
        fields: dict[str, Any] = self.fields
        offer_places(fields["place"], frame, _("In the whole district"))
        offer_topics(fields["topics"], frame)
        fields["language"].choices = [(one.code, one.name) for one in LANGUAGES]
        fields["language"].widget.languages = {one.code: one.code for one in LANGUAGES}
        fields["languages"].choices = [(code, name_for_reader(code)) for code in OFFERED_LANGUAGES]
        fields["days"].choices = [(days, in_words(days)) for days in CHOICES_OF_DAYS]

    @property
    def notice_fields(self) -> dict[str, Any]:
        """By the names of Notice."""
        found = {name: self.cleaned_data[name] for name in SAME if name in self.cleaned_data}
        if days := self.cleaned_data.get("days"):
            found |= {"valid_until": timezone.localdate() + timedelta(days=days), "days": days}
        return found


class ChangeForm(NoticeForm):
    """By the author of a notice. How long it stands is said on its page."""

    def __init__(self, notice: Notice, *args: Any, **kwargs: Any) -> None:
        known = {name: getattr(notice, name) for name in SAME}
        super().__init__(*args, initial=known, has_author=True, **kwargs)
        del self.fields["days"]

    @property
    def says_anew(self) -> bool:
        return any(name in SAME for name in self.changed_data)


def in_words(days: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": in_digits(str(days), current_language())}


class ReplyForm(CautiousForm):
    text = TextField(
        label=_("Your message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Only the author of the notice reads it."),
        error_messages={"required": _("Please write a message.")},
    )
    person = LineField(
        label=_("Your name"), max_length=LINE, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = MailField(
        label=_("Your e-mail"),
        help_text=_("The author does not see it. We send you a mail with a link; only then is your message sent."),
    )


class MessageForm(CautiousForm):
    """The next message of an exchange."""

    text = TextField(
        label=_("Your message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write a message.")},
    )
