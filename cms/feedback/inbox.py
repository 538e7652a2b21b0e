"""The inbox: editors read what visitors report, mend the record, and tick the message off; and what is to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusFlagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.admin.report import ReportViewSet
from cms.feedback.models import FeedbackMessage, TranslationRequest
from cms.languages import language_of
from cms.plugin_api.contributions import TodoLine
from cms.translations.source_rows import RowChooserViewSet


def language_name(message: FeedbackMessage | TranslationRequest) -> Any:
    return language_of(message.language).name_for_editors


SHOWN = 5


class FeedbackViewSet(SnippetViewSet):
    model = FeedbackMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 120
    add_to_admin_menu = True
    copy_view_enabled = False
    chooser_viewset_class = RowChooserViewSet
    list_display = [
        "record",
        Column("subject", label=_("What is wrong"), accessor="get_subject_display"),
        Column("language", label=_("Language"), accessor=language_name),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
        StatusFlagColumn("is_done", label=_("Done"), sort_key="is_done", true_label=_("yes"), false_label=_("no")),
    ]
    list_filter = ["is_done", "subject", "kind"]
    search_fields = ["record", "message"]
    panels = [
        HelpPanel(template="admin/feedback_record.html"),
        *(FieldPanel(name, read_only=True) for name in ("record", "subject", "message", "contact", "language", "received_at")),
        FieldPanel("is_done"),
    ]


class FeedbackPanel(Component):
    """On the start page: how many messages wait, and the way to them."""

    name = "feedback"
    template_name = "admin/feedback_panel.html"
    order = 60

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context) or {}
        waiting = FeedbackMessage.objects.filter(is_done=False)
        if not parent_context["request"].user.has_perm("feedback.change_feedbackmessage"):
            waiting = waiting.none()
        return context | {
            "waiting": list(waiting[:SHOWN]),
            "number": waiting.count(),
            "list": reverse("wagtailsnippets_feedback_feedbackmessage:list"),
        }


class TranslationRequestIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[TranslationRequest]:
        return TranslationRequest.objects.waiting()


class TranslationRequestViewSet(ReportViewSet):
    """What visitors want in their language, the most wanted first, as long as it is not there."""

    model = TranslationRequest
    name = "translation_requests"
    icon = "wagtail-localize-language"
    menu_label = _("Asked-for translations")
    index_view_class = TranslationRequestIndexView
    list_display = [
        Column("title", label=_("About"), sort_key="title"),
        Column("language", label=_("Language"), accessor=language_name, sort_key="language"),
        Column("requests", label=_("How often"), sort_key="requests"),
        DateColumn("asked_at", label=_("Last asked for"), sort_key="asked_at"),
    ]
    list_export = ["title", "kind", "uuid", "language", "requests", "asked_at"]
    list_filter = ["language", "kind"]
    ordering = ["-requests", "-asked_at", "pk"]


def wanted_translations(request: HttpRequest) -> Iterator[TodoLine]:
    """For the start page of those who may see them."""
    if request.user.has_perm("feedback.view_translationrequest"):
        number = TranslationRequest.objects.waiting().count()
        yield TodoLine(str(_("Translations that visitors ask for")), reverse("translation_requests:index"), number)
