"""The records of the window."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.published.models.document import PublishedDocument
from cms.published.projection import Key


def of_keys(keys: Iterable[Key]) -> Q:
    """Selects rows by kind and id."""
    kinds: dict[str, list[UUID]] = {}
    for kind, uuid in keys:
        kinds.setdefault(kind, []).append(uuid)
    wanted = Q(pk__in=[])
    for kind, uuids in kinds.items():
        wanted |= Q(kind=kind, uuid__in=uuids)
    return wanted


class PublishedRecordQuerySet(models.QuerySet["PublishedRecord"]):
    def current(self) -> PublishedRecordQuerySet:
        """Neither withdrawn nor expired."""
        return self.filter(withdrawn_at=None).filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))

    def expired(self) -> PublishedRecordQuerySet:
        """Over, though nobody has withdrawn them yet."""
        return self.filter(withdrawn_at=None, expires_at__lte=timezone.now())

    def changed(self) -> PublishedRecordQuerySet:
        """Those of which a part began or ended, though nobody has projected them since."""
        due = PublishedDocument.objects.filter(record=OuterRef("pk"), changes_at__lte=timezone.now())
        return self.filter(Exists(due), withdrawn_at=None)


class PublishedRecord(models.Model):
    """One record of the window. After withdrawal its row stays as a tombstone, so that mirrors learn of it."""

    kind = models.CharField(max_length=50)
    uuid = models.UUIDField()
    name = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    modified_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PublishedRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("published record")
        verbose_name_plural = _("published records")
        constraints = [models.UniqueConstraint(fields=["kind", "uuid"], name="published_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
