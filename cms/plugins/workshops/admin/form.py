"""The form in which an editor opens registration for a date of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList

from cms.plugins.workshops.calendar import CalendarDate, upcoming
from cms.plugins.workshops.following import follow
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.roles import EVERYWHERE
from cms.plugins.workshops.seats import fill, locked
from cms.plugins.workshops.showing import in_words
from site_pages.reading.links import current_language

FIELDS = ("capacity", "minimum", "closes_at", "has_waiting_list", "is_open", "content")


def free_dates(user: Any) -> list[CalendarDate]:
    """Dates ahead that have no registration yet, of organizations that somebody may see."""
    taken = set(WorkshopDate.objects.values_list("date", flat=True))
    found = [one for one in upcoming() if one.id not in taken]
    if user.has_perm(f"workshops.{EVERYWHERE}"):
        return found
    own = set(user.workshop_organizations.values_list("organization__translation_key", flat=True))
    return [one for one in found if one.facts["organization"] in own]


def choices(dates: Sequence[CalendarDate]) -> list[tuple[str, Any]]:
    return [("", _("Choose a date")), *((str(one.id), label(one)) for one in dates)]


def label(one: CalendarDate) -> str:
    facts = one.facts
    return f"{facts['name']} – {in_words(facts['starts_at'], facts['ends_at'], facts['is_all_day'], current_language())}"


class WorkshopDateForm(WagtailAdminModelForm):
    """The date is chosen once; then it follows the calendar."""

    calendar_date = forms.ChoiceField(
        label=_("Date of the calendar"),
        help_text=_("Published dates ahead that have no registration yet. Name, times and place come from there."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["calendar_date"]
        else:
            self.known = {str(one.id): one for one in free_dates(self.for_user)}
            self.fields["calendar_date"].choices = choices(list(self.known.values()))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if chosen := found.get("calendar_date"):
            one = self.known[chosen]
            for name, value in {"event": one.event_id, "date": one.id, **one.facts}.items():
                setattr(self.instance, name, value)
        return found

    def save(self, commit: bool = True) -> WorkshopDate:
        """Only what stands in the form: all else may have changed meanwhile. New places are offered at once."""
        if not self.instance.pk:
            super().save()
        with locked(self.instance.pk) as date:
            for name in FIELDS:
                setattr(date, name, getattr(self.instance, name))
            date.save(update_fields=FIELDS)
            fill(date)
        follow(date)
        return date


FORM = ObjectList(
    [
        HelpPanel(template="workshops/admin/date_help.html"),
        FieldPanel("calendar_date"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("minimum")]),
                FieldRowPanel([FieldPanel("closes_at"), FieldPanel("has_waiting_list")]),
                FieldPanel("is_open"),
            ],
            heading=_("Seats"),
        ),
        FieldPanel("content"),
    ],
    base_form_class=WorkshopDateForm,
)
