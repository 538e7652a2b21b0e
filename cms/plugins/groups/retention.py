"""What is erased when."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.plugin_api.tables import where_tables_are
from cms.plugins.groups.models import Download, Mail, Membership
from cms.plugins.groups.rules import LOG_IS_KEPT


def erase() -> None:
    """For the timetable; it may run late, or twice."""
    let_go()
    before = timezone.now() - LOG_IS_KEPT
    Download.objects.filter(at__lte=before).delete()
    Mail.objects.filter(made_at__lte=before).delete()


@where_tables_are("groups")
def let_go() -> None:
    """Of people who were deleted while the plugin was off, and the database did not tell."""
    users = get_user_model()._default_manager.values("pk")
    for model in (Membership, Download, Mail):
        model._default_manager.exclude(user__in=users).delete()
