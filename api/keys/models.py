"""How often a key is used, by day. Nobody's address is kept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework_api_key.models import APIKey


class Key(APIKey):
    """The library's key, in words of ours."""

    class Meta:
        proxy = True
        verbose_name = _("key of the API")
        verbose_name_plural = _("keys of the API")

    def _validate_revoked(self) -> None:
        if self._initial_revoked and not self.revoked:
            raise ValidationError({"revoked": _("A revoked key stays revoked.")})


class KeyUsage(models.Model):
    key = models.ForeignKey(APIKey, verbose_name=_("key"), on_delete=models.CASCADE, related_name="usage")
    day = models.DateField(_("day"))
    requests = models.PositiveBigIntegerField(_("requests"), default=0)

    class Meta:
        verbose_name = _("use of a key")
        verbose_name_plural = _("use of keys")
        ordering = ["-day", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="key_usage_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"


def count(key: APIKey) -> None:
    """One request more today. One query, on the first of a day some more."""
    today = KeyUsage.objects.filter(key=key, day=timezone.localdate())
    if not today.update(requests=F("requests") + 1):
        KeyUsage.objects.get_or_create(key=key, day=timezone.localdate())
        today.update(requests=F("requests") + 1)
