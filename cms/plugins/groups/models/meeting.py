"""Meetings of a group: what is on the agenda, who was there, what was said."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.plugins.groups.models.group import Group
from cms.plugins.groups.rules import LONGEST_MINUTES


class Meeting(models.Model):
    """`sequence` counts changes of what stands in calendars (RFC 5545), `revision` those of the minutes."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    is_public = models.BooleanField(_("in the calendar for everybody"), default=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    minutes = models.TextField(_("minutes"), max_length=LONGEST_MINUTES, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%d.%m.%Y}"

    @property
    def is_ahead(self) -> bool:
        return self.ends_at > timezone.now()


class AgendaItem(models.Model):
    """`organization_name` is that of the member who proposed it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    name = models.CharField(_("item"), max_length=200)
    text = models.TextField(_("what it is about"), max_length=2000, blank=True)
    organization_name = models.CharField(_("proposed by"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of the agenda")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """An organization that was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    organization = models.UUIDField(_("organization"))
    organization_name = models.CharField(_("name of the organization"), max_length=255)

    class Meta:
        verbose_name = _("attendance of an organization")
        verbose_name_plural = _("attendances of organizations")
        ordering = ["organization_name", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["meeting", "organization"], name="attendance_once")]

    def __str__(self) -> str:
        return self.organization_name
