"""Events in the admin: a list, and a form in the order in which people ask."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn

from cms.admin.rows import RowsPanel
from cms.plugins.events.models import Event
from cms.translations.minor_changes import MINOR_CHANGE
from cms.translations.source_rows import SourceRowsViewSet


def compact(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names], classname="compact-row")


DATES = RowsPanel(
    "dates",
    [compact("day", "starts_at", "ends_at", "last_day"), compact("repeats", "until", "pauses_in_school_holidays")],
    heading=_("Dates"),
    label=_("Date"),
)
CHANGES = RowsPanel(
    "changes",
    [compact("day", "change", "reason"), compact("new_day", "new_starts_at", "new_ends_at")],
    heading=_("Single dates that are different"),
    label=_("Changed date"),
)
FORM = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("event_type"), FieldPanel("status")]),
                FieldPanel("organization"),
                FieldPanel("description"),
                FieldPanel("terms", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel([DATES, CHANGES], heading=_("When")),
        MultiFieldPanel([FieldPanel("location"), FieldPanel("online_url")], heading=_("Where")),
        MultiFieldPanel(
            [
                FieldPanel("eligibility_description"),
                FieldPanel("languages"),
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("cost_description")]),
                FieldPanel("accessibility_note"),
                FieldRowPanel([FieldPanel("child_care"), FieldPanel("child_care_note")]),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("email"), FieldPanel("url")])], heading=_("More about it")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
                FieldRowPanel([FieldPanel("source_licence"), FieldPanel("external_id")]),
            ],
            heading=_("Where the entry comes from"),
            classname="collapsed",
        ),
        MINOR_CHANGE,
    ]
)


class EventViewSet(SourceRowsViewSet):
    model = Event
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_order = 160
    add_to_admin_menu = True
    list_per_page = 50
    list_display = ["name", "event_type", "organization", "location", LiveStatusTagColumn(), UpdatedAtColumn(label=_("Updated"))]
    list_filter = ["event_type", "organization", "location", "live", "has_unpublished_changes"]
    search_fields = ["name", "description", "organization__name"]
    edit_handler = FORM
