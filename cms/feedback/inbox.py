"""The inbox: editors read what visitors report, mend the record, and tick the message off."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.feedback.models import FeedbackMessage
from cms.languages import language_of
from cms.translations.source_rows import RowChooserViewSet


def language_name(message: FeedbackMessage) -> Any:
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
        BooleanColumn("is_done", label=_("Done"), sort_key="is_done"),
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
