"""What a group has decided, who does it, and until when."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.groups.models.group import Group
from cms.plugins.groups.models.meeting import Meeting


class Decision(models.Model):
    """`owner` is an organization, not a person."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="decisions")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="decisions")
    name = models.CharField(_("decision"), max_length=500)
    owner = models.CharField(_("who does it"), max_length=255, blank=True)
    due_on = models.DateField(_("until"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), default=timezone.localdate)
    is_done = models.BooleanField(_("done"), default=False)
    is_public = models.BooleanField(_("for everybody"), default=False)

    published_on = models.DateField(_("public since"), null=True, editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Since when everybody reads it; taken back and published again, it is new."""
        self.published_on = (self.published_on or timezone.localdate()) if self.is_public else None
        super().save(*args, **kwargs)
