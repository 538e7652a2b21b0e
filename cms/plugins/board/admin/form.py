"""The form in which an editor writes a notice for an organization, or mends one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminDateInput

from cms.languages import LANGUAGES, ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.mailing.mailbox import mailbox_of
from cms.plugins.board.models import MailKind, Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.roles import EVERYWHERE
from cms.plugins.board.rules import MOST_DAYS, USUAL_DAYS
from cms.plugins.board.states import KIND, NotPossible, locked, write
from cms.public_forms.choices import places
from cms.published.projecting import project
from directory.models import Organization
from directory.models.spoken import SpokenLanguagesInput, spoken_language_choices
from site_pages.reading.site import site

FIELDS = (
    *("notice_type", "category", "name", "text", "language", "place", "topics", "languages", "quantity", "valid_until"),
    *("organization", "person", "email"),
)


class NoticeForm(WagtailAdminModelForm):
    place = forms.ChoiceField(
        label=_("Place"), required=False, help_text=_("Without one it stands in all places of the district.")
    )
    language = forms.ChoiceField(
        label=_("Language of the text"), choices=[(one.code, one.name) for one in LANGUAGES], initial=SOURCE_LANGUAGE
    )
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(label=_("Languages that are spoken"), required=False, widget=SpokenLanguagesInput)
    organization = forms.ChoiceField(
        label=_("Organization"), required=False, help_text=_("Its name stands at the notice. Empty: a person writes.")
    )
    email = forms.EmailField(label=_("E-mail"), help_text=_("Nobody sees it. Answers are sent there."))
    valid_until = forms.DateField(label=_("Stands until"), widget=AdminDateInput, help_text=_("At most 90 days from now."))

    read_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["read_revision"] = self.instance.revision
        frame, everywhere = site(SOURCE_LANGUAGE), self.for_user.has_perm(f"board.{EVERYWHERE}")
        self.fields["place"].choices = self.places_of_user(frame, everywhere)
        self.fields["topics"].choices = [(one["code"], one["name"]) for one in frame.get("topics", [])]
        self.fields["languages"].choices = spoken_language_choices()
        self.organizations = dict(organizations())
        self.fields["organization"].choices = [("", _("None")), *self.organizations.items()]
        if self.instance.pk:
            self.fields["email"].disabled = True  # the links of mails reach whoever has it
        else:
            self.initial["valid_until"] = timezone.localdate() + timedelta(days=USUAL_DAYS)

    def places_of_user(self, frame: dict[str, Any], everywhere: bool) -> list[Any]:
        """Those for which somebody decides."""
        own = tuple(self.for_user.board_places.values_list("place__ars", flat=True))
        found: list[Any] = [("", _("Whole district"))] if everywhere else []
        for group, some in places(frame):
            if mine := [one for one in some if everywhere or one[0].startswith(own)]:
                found.append((group, mine))
        return found

    def clean_read_revision(self) -> None:
        """Nobody writes over what somebody else, or the author, has changed meanwhile."""
        if self.instance.pk and self.cleaned_data["read_revision"] != self.instance.revision:
            self.add_error(None, _("The notice was changed meanwhile. Please read it once more."))

    def clean_place(self) -> str:
        """The whole district is not a moderator's."""
        place = str(self.cleaned_data["place"])
        if not place and not self.for_user.has_perm(f"board.{EVERYWHERE}"):
            raise forms.ValidationError(_("Choose a place."))
        return place

    def clean_valid_until(self) -> Any:
        until, today = self.cleaned_data["valid_until"], timezone.localdate()
        if self.instance.pk and until == self.instance.valid_until:
            return until
        if not today <= until <= today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Choose a day from today on, at most 90 days ahead."))
        return until

    def clean_organization(self) -> UUID | None:
        chosen = self.cleaned_data["organization"]
        return UUID(chosen) if chosen else None

    def save(self, commit: bool = True) -> Notice:
        """What an editor writes is public at once, and its author gets the link; what is mended keeps its state."""
        notice: Notice = super().save(commit=False)
        notice.organization_name = self.organizations.get(str(notice.organization), "")
        if notice.pk is None:
            return self.publish(notice)
        try:
            return self.mend(notice)
        except NotPossible as error:
            raise Http404("There is no such notice any more.") from error

    def publish(self, notice: Notice) -> Notice:
        notice.mailbox = mailbox_of(notice.email)
        notice.state, notice.opened_at = State.OPEN, timezone.now()
        with transaction.atomic():
            notice.save()
            write(notice, MailKind.PUBLIC)
            project([(KIND, notice.uuid)])
        return notice

    def mend(self, notice: Notice) -> Notice:
        with locked(notice.pk) as found:
            for name in (*FIELDS, "organization_name"):
                setattr(found, name, getattr(notice, name))
            found.days = None if "valid_until" in self.changed_data else found.days
            found.revision += 1
            found.save()
        return found


def organizations() -> list[tuple[str, str]]:
    found = Organization.objects.filter(live=True, **ONLY_SOURCE_ROWS).order_by("name")
    return [(str(uuid), name) for uuid, name in found.values_list("translation_key", "name")]


FORM = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("notice_type"), FieldPanel("category")]),
                FieldPanel("name"),
                FieldPanel("text"),
                FieldPanel("language"),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("place"), FieldRowPanel([FieldPanel("quantity"), FieldPanel("valid_until")])],
            heading=_("Where and how long"),
        ),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("languages")], heading=_("For whom"), classname="collapsed"),
        MultiFieldPanel(
            [FieldPanel("organization"), FieldRowPanel([FieldPanel("person"), FieldPanel("email")])], heading=_("Who writes")
        ),
    ],
    base_form_class=NoticeForm,
)
