"""Calendars of others, for administrators: where they are, when they were fetched, what went wrong."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugin_api.contributions import TodoLine
from cms.plugins.events.models import CalendarSource, Event


class CalendarSourceViewSet(ModelViewSet):
    """Whoever may add a calendar decides whose words come into the house: administrators."""

    model = CalendarSource
    name = "calendar_sources"
    icon = "download"
    menu_label = gettext_lazy("Calendars of others")
    add_to_settings_menu = True
    list_display = [
        "name",
        Column("organization", label=gettext_lazy("Organization")),
        DateColumn("fetched_at", label=gettext_lazy("Last fetched")),
        Column("problem", label=gettext_lazy("Problem")),
    ]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "url", "organization", "location", "event_type", "is_active")]
    )


def imported_events(request: HttpRequest) -> Iterator[TodoLine]:
    """Taken over, and nobody has looked at them."""
    if request.user.has_perm("events.add_event"):
        waiting = Event.objects.filter(**ONLY_SOURCE_ROWS, has_unpublished_changes=True).exclude(external_id="")
        address = f"{reverse('wagtailsnippets_events_event:list')}?has_unpublished_changes=true"
        yield TodoLine(_("Events of others to review"), address, waiting.count())
