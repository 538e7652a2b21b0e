"""Withdrawn records in the admin: what still says their name to mirrors, and the erasure of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.log_actions import log

from cms.admin.erasure import erase_name, sharing_the_name, tombstones_with_a_name
from cms.admin.report import ReportViewSet
from cms.published.models import PublishedRecord
from cms.published.projecting import kinds

NAME_ERASED = "wegweiser.erase_name"


def kind_label(record: PublishedRecord) -> str:
    kind = kinds().get(record.kind)
    return str(kind.label) if kind else record.kind


class TombstoneIndexView(IndexView):
    """A click on a name leads to its erasure; there is nothing else to do here."""

    page_title = gettext_lazy("Withdrawn records")
    verbose_name = gettext_lazy("withdrawn record")
    verbose_name_plural = gettext_lazy("withdrawn records")

    def get_base_queryset(self) -> QuerySet[PublishedRecord]:
        return tombstones_with_a_name()

    def get_edit_url(self, instance: PublishedRecord) -> str:
        return reverse("tombstones:erase", args=(instance.pk,))

    def get_add_url(self) -> None:
        return None

    def get_list_buttons(self, instance: PublishedRecord) -> list[Any]:
        return []


class EraseNameView(DeleteView):
    """Asks once more, and names all that goes; the log says who did it and not what the name was."""

    page_title = gettext_lazy("Erase the name")

    def get_queryset(self) -> QuerySet[PublishedRecord]:
        return tombstones_with_a_name()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"names": [(one.name, kind_label(one)) for one in sharing_the_name(self.object)]}

    def get_page_subtitle(self) -> str:
        return str(self.object.name)

    def delete_action(self) -> None:
        self.number = erase_name(self.object)
        log(self.object, NAME_ERASED, user=self.request.user, title=f"{kind_label(self.object)} {self.object.uuid}")

    def get_success_message(self) -> str:
        return ngettext("The name was erased.", "%(number)d names were erased.", self.number) % {"number": self.number}


class TombstoneViewSet(ReportViewSet):
    model = PublishedRecord
    name = "tombstones"
    url_prefix = "withdrawn"
    icon = "bin"
    menu_label = gettext_lazy("Withdrawn records")
    menu_order = 900
    index_view_class = TombstoneIndexView
    delete_view_class = EraseNameView
    delete_template_name = "admin/erase_name.html"
    list_display = [
        "name",
        Column("kind", label=gettext_lazy("Kind"), accessor=kind_label),
        DateColumn("withdrawn_at", label=gettext_lazy("Withdrawn"), sort_key="withdrawn_at"),
    ]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["-withdrawn_at"]
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(delete_url_name=self.get_url_name("erase"), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("erase/<int:pk>/", self.delete_view, name="erase")]


def describe_erasure(actions: Any) -> None:
    actions.register_action(NAME_ERASED, gettext_lazy("Erase the name"), gettext_lazy("Name of a withdrawn record erased"))
