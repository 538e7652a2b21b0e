"""Rules of the admin that hold for the records of all rooms."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.admin.extensions import ExtensionsView
from cms.admin.mails import UndeliveredView
from cms.admin.overdue import OverduePanel
from cms.admin.todo import TodoPanel
from cms.admin.tombstones import TombstoneViewSet, describe_erasure
from cms.translation_matrix.aids import AidsView
from cms.translation_matrix.digest_settings import DigestPanel
from cms.translation_matrix.files.views import FileView
from cms.translation_matrix.runs.views import BeginView, RunView
from cms.translation_matrix.views import MatrixView
from cms.translations.source_rows import stays_with_editors
from cms.users.front_pages import is_front_page
from cms.users.translators import reachable, roles_within_the_matrix


@hooks.register("before_bulk_action")
def leave_source_rows_alone(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Bulk actions have views of their own, and ask for permissions of their own."""
    translated = action.model in get_snippet_models() and issubclass(action.model, TranslatableMixin)
    if translated and any(stays_with_editors(request.user, one) for one in objects):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def leave_front_pages_alone(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """They are taken away one by one, so that each is confirmed."""
    if action_type == "publish" or not any(isinstance(one, Page) and is_front_page(one) for one in objects):
        return None
    messages.error(request, _("Front pages are unpublished, moved and deleted one by one. Nothing was changed."))
    return redirect("wagtailadmin_explore_root")


@hooks.register("construct_main_menu")
@hooks.register("construct_reports_menu")
@hooks.register("construct_settings_menu")
def show_translators_what_they_reach(request: HttpRequest, items: list[MenuItem]) -> None:
    """Instead of a menu of doors that stay shut."""
    if roles := roles_within_the_matrix(request.user):
        items[:] = [item for item in items if not item.url or item.url == "#" or reachable(item.url, roles)]


@hooks.register("construct_help_menu")
@hooks.register("construct_reports_menu")
def show_words_of_the_reader(request: HttpRequest, items: list[MenuItem]) -> None:
    """The words of two menu items are made once a process, in the language of whoever came first.

    wagtail-localize's list of translations gives way to the matrix.
    """
    items[:] = [item for item in items if not item.name.startswith("whats-new-in-wagtail")]
    for item in items:
        if item.url == reverse("wagtail_localize:translations_report"):
            item.label, item.url = gettext_lazy("Translations"), reverse("translation_matrix")


@hooks.register("insert_editor_js")
def say_the_title_of_translations() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/translation_editor.js"))


hooks.register("register_account_settings_panel", DigestPanel)


@hooks.register("construct_homepage_panels")
def tell_what_is_overdue(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(OverduePanel())


@hooks.register("construct_homepage_panels")
def tell_what_is_to_do(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(TodoPanel())


@hooks.register("register_admin_urls")
def addresses_of_reports() -> list[URLPattern]:
    return [
        path("reports/extensions/", ExtensionsView.as_view(), name="extensions"),
        path("reports/undelivered-mails/", UndeliveredView.as_view(), name="undelivered_mails"),
        path("reports/translation-matrix/", MatrixView.as_view(), name="translation_matrix"),
        path("reports/translation-matrix/begin/", BeginView.as_view(), name="translation_begin"),
        path("reports/translation-matrix/file/", FileView.as_view(), name="translation_file"),
        path("reports/translation-matrix/aids/<int:pk>/", AidsView.as_view(), name="translation_aids"),
        path("reports/translation-matrix/runs/<int:pk>/", RunView.as_view(), name="translation_run"),
    ]


@hooks.register("register_reports_menu_item")
def lead_to_extensions() -> MenuItem:
    return AdminOnlyMenuItem(
        gettext_lazy("Extensions"), reverse_lazy("extensions"), name="extensions", icon_name="cogs", order=900
    )


@hooks.register("register_reports_menu_item")
def lead_to_undelivered_mails() -> MenuItem:
    text, address = gettext_lazy("Mails that were not delivered"), reverse_lazy("undelivered_mails")
    return AdminOnlyMenuItem(text, address, name="undelivered-mails", icon_name="mail", order=910)


@hooks.register("register_admin_viewset")
def show_withdrawn_records() -> TombstoneViewSet:
    return TombstoneViewSet()


hooks.register("register_log_actions", describe_erasure)
