"""Dates with registration in the menu of the admin, and who organizes for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, HistoryView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.plugins.workshops.admin.access import OwnDates
from cms.plugins.workshops.admin.form import FORM
from cms.plugins.workshops.admin.messages import MessageView
from cms.plugins.workshops.admin.participants import CertificateView, ParticipantsView, PrintView, TableView
from cms.plugins.workshops.models import Organizer, WorkshopDate
from cms.plugins.workshops.models.registration import HAVE_A_SEAT, State
from cms.plugins.workshops.showing import day_and_time
from site_pages.reading.links import current_language


def begins(date: WorkshopDate) -> str:
    return day_and_time(date.starts_at, current_language())


def state_of(date: WorkshopDate) -> Any:
    if date.is_cancelled:
        return _("does not take place")
    if date.has_begun:
        return _("has taken place")
    return _("open") if date.takes_registrations else _("closed")


class DateIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[WorkshopDate]:
        seats = Count("registrations", filter=Q(registrations__state__in=HAVE_A_SEAT))
        waiting = Count("registrations", filter=Q(registrations__state=State.WAITING))
        return WorkshopDate.objects.of_user(self.request.user).annotate(seats=seats, waiting=waiting)


class DateEditView(OwnDates, EditView):
    pass


class DateHistoryView(HistoryView):
    def get_base_object_queryset(self) -> QuerySet[WorkshopDate]:
        return WorkshopDate.objects.of_user(self.request.user)


class WorkshopDateViewSet(ModelViewSet):
    model = WorkshopDate
    name = "workshop_dates"
    icon = "group"
    menu_label = _("Registrations")
    menu_order = 161
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        TitleColumn("name", label=_("Date"), url_name="workshop_dates:participants", sort_key="name"),
        Column("starts_at", label=_("Begins"), accessor=begins, sort_key="starts_at"),
        Column("seats", label=_("Taken")),
        Column("capacity", label=_("Seats"), sort_key="capacity"),
        Column("waiting", label=_("Wait")),
        Column("state", label=_("Status"), accessor=state_of),
    ]
    list_export: list[str] = []
    search_fields = ["name"]
    ordering = ["-starts_at", "pk"]
    edit_handler = FORM
    index_view_class = DateIndexView
    edit_view_class = DateEditView
    history_view_class = DateHistoryView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [one for one in super().get_urlpatterns() if one.name not in ("delete", "usage")]
        return [
            *kept,
            path("<int:pk>/participants/", ParticipantsView.as_view(), name="participants"),
            path("<int:pk>/participants/print/", PrintView.as_view(), name="print"),
            path("<int:pk>/participants/table/", TableView.as_view(), name="table"),
            path("<int:pk>/participants/message/", MessageView.as_view(), name="message"),
            path("<int:pk>/participants/<int:registration>/certificate/", CertificateView.as_view(), name="certificate"),
        ]


class OrganizerViewSet(ModelViewSet):
    """For administrators: which person of a partner organization sees its workshops."""

    model = Organizer
    name = "workshop_organizers"
    icon = "user"
    menu_label = _("Organizers of workshops")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["user", "organization"]
    edit_handler = ObjectList([FieldPanel("user"), FieldPanel("organization")])
