"""Keys in the admin: made, listed with how often they are used, revoked. The key itself is shown once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusFlagColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from api.keys.models import Key, KeyUsage, recent_requests
from cms.admin.report import ReportViewSet

NEW = [
    FieldPanel("name", heading=gettext_lazy("Name"), help_text=gettext_lazy("Who uses the key, such as the site of a partner.")),
    FieldPanel("organization", heading=gettext_lazy("Organization")),
    FieldPanel(
        "expiry_date",
        heading=gettext_lazy("Valid until"),
        help_text=gettext_lazy("After this moment the key is refused. Empty: it has no end."),
    ),
]
REVOKED = FieldPanel(
    "revoked", heading=gettext_lazy("Revoked"), help_text=gettext_lazy("The key is refused from now on. This cannot be undone.")
)


class KeyIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Key]:
        return Key.objects.select_related("organization").annotate(recent=recent_requests()).order_by("name", "pk")


class KeyCreateView(CreateView):
    def get_panel(self) -> ObjectList:
        return ObjectList(NEW).bind_to_model(self.model)

    def save_instance(self) -> Key:
        """The key is stored as a hash: nobody sees it again."""
        key: Key = self.form.save(commit=False)
        text = Key.objects.assign_key(key)
        key.save()
        messages.warning(self.request, _("Copy the key now, it is shown only once: %(key)s") % {"key": text})
        return key


class KeyViewSet(ModelViewSet):
    """Keys are revoked, never deleted: what they were used for stays known."""

    model = Key
    name = "api_keys"
    icon = "key"
    menu_label = gettext_lazy("Keys of the API")
    add_to_settings_menu = True
    index_view_class = KeyIndexView
    add_view_class = KeyCreateView
    edit_handler = ObjectList([*NEW, REVOKED])
    list_display = [
        "name",
        Column("organization", label=gettext_lazy("Organization")),
        Column("prefix", label=gettext_lazy("Begins with")),
        DateColumn("created", label=gettext_lazy("Made")),
        DateColumn("expiry_date", label=gettext_lazy("Valid until")),
        StatusFlagColumn(
            "revoked", label=gettext_lazy("Revoked"), true_label=gettext_lazy("yes"), false_label=gettext_lazy("no")
        ),
        Column("recent", label=gettext_lazy("Requests in 30 days")),
    ]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_common_view_kwargs(delete_url_name=None, **kwargs)
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        return [one for one in super().get_urlpatterns() if one.name != "delete"]


class UsageViewSet(ReportViewSet):
    model = KeyUsage
    name = "api_usage"
    icon = "key"
    menu_label = gettext_lazy("Use of the API")
    list_display = ["day", Column("key", label=gettext_lazy("Key"), accessor="key.name"), "requests"]
    list_export = ["day", "key", "requests"]
    ordering = ["-day", "key"]


def viewsets() -> list[Any]:
    return [KeyViewSet(), UsageViewSet()]
