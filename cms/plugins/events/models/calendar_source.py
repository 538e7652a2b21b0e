"""A calendar of somebody else whose events are taken over as drafts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.events.event_type import EventType
from cms.plugins.events.hosts import allowed_hosts
from directory.models import Location, Organization

EVERY = timedelta(hours=6)


class CalendarSourceQuerySet(models.QuerySet["CalendarSource"]):
    def due(self, now: datetime) -> CalendarSourceQuerySet:
        return self.filter(Q(fetched_at=None) | Q(fetched_at__lte=now - EVERY), is_active=True)


class CalendarSource(models.Model):
    name = models.CharField(_("name"), max_length=200, help_text=_("Stands at the events as their source."))
    url = models.URLField(
        _("address"), unique=True, help_text=_("Of the calendar (iCal). Its host has to stand in EVENT_SOURCE_HOSTS.")
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organized by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="calendar_sources",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
    )
    location = models.ForeignKey(
        Location,
        verbose_name=_("where"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="calendar_sources",
        db_constraint=False,
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("For events whose place the directory does not know."),
    )
    event_type = models.CharField(
        _("kind"), max_length=20, choices=EventType, default=EventType.MEETING, help_text=_("Of the events in it.")
    )
    is_active = models.BooleanField(_("is fetched"), default=True, help_text=_("Every six hours."))
    fetched_at = models.DateTimeField(_("last fetched"), null=True, editable=False)
    problem = models.CharField(_("problem"), max_length=300, blank=True, editable=False)

    objects = CalendarSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar of others")
        verbose_name_plural = _("calendars of others")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.url and (urlsplit(self.url).hostname or "") not in allowed_hosts():
            raise ValidationError({"url": _("This host is not allowed: it has to stand in EVENT_SOURCE_HOSTS.")})


class TakenOver(models.Model):
    """What a calendar said about an event when it was last taken over; without an event where editors did not want it."""

    source = models.ForeignKey(CalendarSource, on_delete=models.CASCADE, related_name="taken_over")
    uid = models.CharField(max_length=200)
    event = models.OneToOneField("events.Event", on_delete=models.SET_NULL, null=True, related_name="taken_over")
    facts: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a calendar of others")
        verbose_name_plural = _("events of calendars of others")
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="taken_over_once")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.uid
