"""Who sees whose participants: editors of the district all, organizers those of their organizations and no others."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cms.admin.report import ReportView
from cms.plugins.workshops.models import WorkshopDate

PERMISSION = "workshops.change_workshopdate"


class OwnDates:
    """For Wagtail's views of the model."""

    request: HttpRequest

    def get_queryset(self) -> QuerySet[WorkshopDate]:
        return WorkshopDate.objects.of_user(self.request.user)


class OfDate(PermissionRequiredMixin, ReportView):
    """A page about one date, `pk` in its address. What it shows is logged: it is about people."""

    permission_required = PERMISSION
    header_icon = "group"
    within = ("workshop_dates:index", _("Registrations"))
    logged_as: str
    shows_people = True

    @cached_property
    def date(self) -> WorkshopDate:
        return get_object_or_404(WorkshopDate.objects.of_user(self.request.user), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.date)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.shows_people:
            self.log()
        return self.answer()

    def answer(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def log(self) -> None:
        log(instance=self.date, action=f"workshops.{self.logged_as}")
