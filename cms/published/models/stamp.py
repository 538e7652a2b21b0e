"""The version of the whole window, and what waits to get into it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionStamp(models.Model):
    """One row, raised in the transaction of each public change; caches compare with it and need no purging."""

    version = models.BigIntegerField(default=1)
    valid_until = models.BigIntegerField(null=True, blank=True)  # epoch seconds: the next record expires, or the day ends
    changes = models.BigIntegerField(default=0, db_default=0)  # how many transactions have locked the row

    class Meta:
        verbose_name = _("version stamp")
        verbose_name_plural = _("version stamps")

    def __str__(self) -> str:
        return str(self.version)


class PendingProjection(models.Model):
    """A record whose projection waits for the background worker."""

    kind = models.CharField(max_length=50)
    uuid = models.UUIDField()

    class Meta:
        verbose_name = _("pending projection")
        verbose_name_plural = _("pending projections")
        constraints = [models.UniqueConstraint(fields=["kind", "uuid"], name="pending_projection_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
