"""Notices in the menu of the admin, and who decides where."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, HistoryView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.plugins.board.admin.access import OwnNotices, notices_of
from cms.plugins.board.admin.form import FORM
from cms.plugins.board.admin.review import ReviewView
from cms.plugins.board.models import Moderator, Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.notice_type import Category, NoticeType
from directory.models import Place
from site_pages.reading.formats import local_date
from site_pages.reading.links import current_language

WAITING_FIRST = Case(When(state=State.SUBMITTED, then=Value(0)), default=Value(1), output_field=IntegerField())


def until(notice: Notice) -> str:
    return local_date(notice.valid_until, current_language())


class NoticeFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("Status"), choices=[one for one in State.choices if one[0] != State.PENDING])
    notice_type = django_filters.ChoiceFilter(label=_("Kind"), choices=NoticeType.choices)
    category = django_filters.ChoiceFilter(label=_("Category"), choices=Category.choices)

    class Meta:
        model = Notice
        fields = ("state", "notice_type", "category")


class NoticeIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Notice]:
        place = Subquery(Place.objects.filter(ars=OuterRef("place")).values("name")[:1])
        return notices_of(self.request.user).annotate(turn=WAITING_FIRST, place_name=place)


class NoticeEditView(OwnNotices, EditView):
    pass


class NoticeHistoryView(HistoryView):
    def get_base_object_queryset(self) -> QuerySet[Notice]:
        return notices_of(self.request.user)


class NoticeViewSet(ModelViewSet):
    model = Notice
    name = "notices"
    icon = "openquote"
    menu_label = _("Offers and requests")
    menu_order = 162
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        TitleColumn("name", label=_("Heading"), url_name="notices:review", sort_key="name"),
        Column("get_notice_type_display", label=_("Kind"), sort_key="notice_type"),
        Column("get_category_display", label=_("Category"), sort_key="category"),
        Column("place_name", label=_("Place")),
        Column("get_state_display", label=_("Status"), sort_key="state"),
        Column("valid_until", label=_("Until"), accessor=until, sort_key="valid_until"),
    ]
    list_export: list[str] = []
    search_fields = ["name", "text"]
    filterset_class = NoticeFilters
    ordering = ["turn", "-made_at", "pk"]
    edit_handler = FORM
    index_view_class = NoticeIndexView
    edit_view_class = NoticeEditView
    history_view_class = NoticeHistoryView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [one for one in super().get_urlpatterns() if one.name not in ("delete", "usage")]
        return [*kept, path("<int:pk>/review/", ReviewView.as_view(), name="review")]


class ModeratorViewSet(ModelViewSet):
    """For administrators: which person of a municipality decides about its notices."""

    model = Moderator
    name = "board_moderators"
    icon = "user"
    menu_label = _("Moderators of the board")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["user", "place"]
    edit_handler = ObjectList([FieldPanel("user"), FieldPanel("place")])
