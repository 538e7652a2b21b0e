"""Tells editors on their start page what should have been published or unpublished by now, and was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from cms.scheduled import scheduled

PATIENCE = timedelta(minutes=5)  # the timetable looks every minute
MOST = 20


class OverduePanel(Component):
    name = "overdue"
    template_name = "admin/overdue.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context) or {}
        return context | {"overdue": list(islice(overdue(parent_context["request"].user), MOST))}


def overdue(user: Any) -> Iterator[tuple[Any, datetime, bool, str | None]]:
    """(page or record, when it was due, whether it was to be published, where to edit it) of what the user may edit."""
    finder = AdminURLFinder(user)
    for one in scheduled(timezone.now() - PATIENCE):
        if one.instance is not None and (address := finder.get_edit_url(one.instance)):
            yield one.instance, one.due, one.publishes, address
