"""Who sees which notices: editors of the district all, moderators those of their places and no others."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from cms.plugins.board.models import Notice

PERMISSION = "board.change_notice"


def notices_of(user: Any) -> QuerySet[Notice]:
    """Those whose author has confirmed the mail address."""
    return Notice.objects.confirmed().of_user(user)


class OwnNotices:
    """For Wagtail's views of the model."""

    request: HttpRequest

    def get_queryset(self) -> QuerySet[Notice]:
        return notices_of(self.request.user)
