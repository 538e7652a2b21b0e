"""Groups in the menu of the admin: what they are, and who is in them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.plugins.groups.admin.members import MembersView
from cms.plugins.groups.models import Group


class GroupForm(WagtailAdminModelForm):
    """What is closed stays so, unless an administrator opens it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_closed and not self.for_user.is_superuser:
            self.fields["is_closed"].disabled = True


FORM = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("name"), FieldPanel("purpose"), FieldPanel("rules")], heading=_("What it is")
        ),
        MultiFieldPanel(
            [FieldPanel("is_public"), FieldPanel("has_public_decisions"), FieldPanel("is_closed")], heading=_("Who sees it")
        ),
    ],
    base_form_class=GroupForm,
)


def yes_or_no(value: bool) -> Any:
    return _("yes") if value else _("no")


class GroupIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Group]:
        return Group.objects.annotate(members=Count("memberships"))


class GroupViewSet(ModelViewSet):
    model = Group
    name = "working_groups"
    icon = "group"
    menu_label = _("Working groups")
    menu_order = 163
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        TitleColumn("name", label=_("Name"), url_name="working_groups:members", sort_key="name"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("members", label=_("Members")),
        Column("is_public", label=_("Shown in public"), accessor=lambda group: yes_or_no(group.is_public)),
        Column("is_closed", label=_("Closed"), accessor=lambda group: yes_or_no(group.is_closed)),
    ]
    list_export: list[str] = []
    search_fields = ["name"]
    ordering = ["name"]
    edit_handler = FORM
    index_view_class = GroupIndexView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [one for one in super().get_urlpatterns() if one.name not in ("delete", "usage")]
        return [*kept, path("<int:pk>/members/", MembersView.as_view(), name="members")]
