"""Reports: pages in the admin with nothing to add, edit or copy."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

CHANGING = ("add", "edit", "delete", "history", "usage")


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """A page of its own kind. Who may see it is said by one of Django's mixins.

    `within`: name of the address of a list to which it belongs, and what the list is called.
    """

    within: tuple[str, Any] | None = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The last one is the heading of the page."""
        between = [{"url": reverse(self.within[0]), "label": self.within[1]}] if self.within else []
        return [*super().get_breadcrumbs_items(), *between, {"url": "", "label": self.get_page_title()}]


class PermittedMenuItem(MenuItem):
    """For those who have a permission."""

    def __init__(self, permission: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


class ForAdministrators(UserPassesTestMixin, ReportView):
    """A page that only administrators see."""

    def test_func(self) -> bool:
        return bool(self.request.user.is_superuser)


class ReportViewSet(ModelViewSet):
    """Of rows that are nobody's to write; it stands among the reports."""

    menu_hook = "register_reports_menu_item"
    form_fields: list[str] = []
    copy_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        only = dict.fromkeys(f"{name}_url_name" for name in CHANGING)
        found: dict[str, Any] = super().get_common_view_kwargs(**(only | kwargs))
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        return [one for one in super().get_urlpatterns() if one.name in ("index", "index_results")]

    def register_admin_url_finder(self) -> None:
        """There is no address to edit them."""

    def register_reference_index(self) -> None:
        """They refer to nothing."""
