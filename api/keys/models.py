"""Keys of the API, and how often each is used. Nobody's address is kept."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework_api_key.models import AbstractAPIKey

from cms.daily_use import DailyUse
from cms.languages import ONLY_SOURCE_ROWS

MONTH = timedelta(days=30)


class Key(AbstractAPIKey):
    """The library's key, in words of ours, and whose it is."""

    organization = models.ForeignKey(
        "directory.Organization",
        verbose_name=_("organization"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("Whose key it is, if it is one of the directory's. Its use is then shown among the partners."),
    )

    class Meta:
        ordering = ["-created"]
        verbose_name = _("key of the API")
        verbose_name_plural = _("keys of the API")

    def _validate_revoked(self) -> None:
        if self._initial_revoked and not self.revoked:
            raise ValidationError({"revoked": _("A revoked key stays revoked.")})


def recent_requests() -> Sum:
    """Of keys: how often they were used in the last 30 days."""
    return Sum("usage__requests", filter=Q(usage__day__gt=timezone.localdate() - MONTH), default=0)


class KeyUsage(DailyUse):
    key = models.ForeignKey(Key, verbose_name=_("key"), on_delete=models.CASCADE, related_name="usage")

    class Meta:
        verbose_name = _("use of a key")
        verbose_name_plural = _("use of keys")
        ordering = ["-day", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="key_usage_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
