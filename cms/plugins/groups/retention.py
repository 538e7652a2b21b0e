"""What is erased when."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.plugins.groups.models import Download, Mail, Membership
from cms.plugins.groups.rules import LOG_IS_KEPT


def erase() -> None:
    """For the timetable; it may run late, or twice."""
    let_go()
    before = timezone.now() - LOG_IS_KEPT
    Download.objects.filter(at__lte=before).delete()
    Mail.objects.filter(made_at__lte=before).delete()


def let_go(apps: Apps = installed, **_signal: Any) -> None:
    """Of people who were deleted while the plugin was off, and the database did not tell.

    `apps` are those that have tables after a migration, which may have taken ours away.
    """
    if Membership._meta.model_name not in apps.all_models[Membership._meta.app_label]:
        return
    users = get_user_model()._default_manager.values("pk")
    for model in (Membership, Download, Mail):
        model._default_manager.exclude(user__in=users).delete()
