"""Rules of the admin that hold for the records of all rooms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.source_rows import stays_with_editors


@hooks.register("before_bulk_action")
def leave_source_rows_alone(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Bulk actions have views of their own, and ask for permissions of their own."""
    translated = action.model in get_snippet_models() and issubclass(action.model, TranslatableMixin)
    if translated and any(stays_with_editors(request.user, one) for one in objects):
        raise PermissionDenied
