"""Forms of members and chairs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.groups.models import AgendaItem, Decision, GroupDocument, Meeting
from cms.plugins.groups.rules import FILES, LARGEST_FILE, LONGEST_MINUTES
from cms.public_forms.fields import LineField, MailField, TextField
from cms.public_forms.forms import GuardedForm, PublicForm

DAY, CLOCK = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


YEARS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]


class OwnIds(PublicForm):
    """Several of these forms stand on one page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{type(self).__name__.lower()}_%s", **kwargs)


class LinkForm(GuardedForm):
    email = MailField(label=_("Your e-mail"), help_text=_("We send you a link. With it you come to your groups."))


class PasswordForm(OwnIds):
    email = MailField(label=_("Your e-mail"))
    password = forms.CharField(
        label=_("Password"), strip=False, max_length=4096, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class MeetingForm(OwnIds):
    day = forms.DateField(label=_("Day"), widget=DAY, validators=YEARS)
    begins = forms.TimeField(label=_("From"), widget=CLOCK)
    ends = forms.TimeField(label=_("To"), widget=CLOCK)
    place = LineField(label=_("Place"), max_length=200, required=False)
    is_public = forms.BooleanField(
        label=_("In the calendar for everybody"),
        required=False,
        help_text=_(
            "Everybody may come, and reads what the group is, day, time, place and the chair's organization. "
            "The agenda is not public."
        ),
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["is_public"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if {"begins", "ends"} <= set(found) and found["ends"] <= found["begins"]:
            self.add_error("ends", _("That is before it begins."))
        return found

    @property
    def facts(self) -> dict[str, Any]:
        """By the names of Meeting."""
        said = self.cleaned_data
        moments = [timezone.make_aware(datetime.combine(said["day"], said[name])) for name in ("begins", "ends")]
        further = {name: said[name] for name in self.fields if name not in {"day", "begins", "ends", "sequence"}}
        return {"starts_at": moments[0], "ends_at": moments[1], **further}


class ChangeMeetingForm(MeetingForm):
    is_cancelled = forms.BooleanField(label=_("Does not take place"), required=False)
    sequence = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def said_by(meeting: Meeting) -> dict[str, Any]:
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        times = {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}
        return times | {name: getattr(meeting, name) for name in ("place", "is_public", "is_cancelled", "sequence")}


class AgendaForm(OwnIds):
    name = LineField(label=_("What shall we talk about?"), max_length=200)
    text = TextField(label=_("More about it"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def save(self, meeting: Meeting, organization_name: str) -> None:
        AgendaItem.objects.create(meeting=meeting, organization_name=organization_name, **self.cleaned_data)


class MinutesForm(OwnIds):
    minutes = TextField(
        label=_("Minutes"),
        max_length=LONGEST_MINUTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Organizations and functions are enough. Write nothing about single refugees, nor what somebody believes."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(OwnIds):
    name = LineField(label=_("What was decided?"), max_length=500)
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = forms.DateField(label=_("Until when?"), required=False, widget=DAY, validators=YEARS)
    is_public = forms.BooleanField(label=_("Everybody may read it"), required=False)

    def __init__(self, *args: Any, organizations: list[str], may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].choices = [("", _("Nobody yet")), *((one, one) for one in organizations)]
        if not may_publish:
            del self.fields["is_public"]

    def save(self, meeting: Meeting) -> None:
        day = min(timezone.localtime(meeting.starts_at).date(), timezone.localdate())
        Decision.objects.create(group=meeting.group, meeting=meeting, decided_on=day, **self.cleaned_data)


class DocumentForm(OwnIds):
    name = LineField(label=_("Name"), max_length=200)
    file = forms.FileField(
        label=_("File"),
        help_text=_("At most 10 MB. No files about single people: they do not belong here."),
        error_messages={"empty": _("This file is empty.")},
    )
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=DAY, validators=YEARS)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large."))
        if PurePath(file.name).suffix.lower() not in FILES:
            raise forms.ValidationError(_("Files of this kind are not taken. Use PDF, office files, text or pictures."))
        return file

    def save(self, **facts: Any) -> GroupDocument:
        return GroupDocument.objects.create(**self.cleaned_data, **facts)
