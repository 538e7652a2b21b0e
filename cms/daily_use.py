"""How often something is used, by day: numbers, nothing about those who use it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DailyUse(models.Model):
    """A subclass names what is counted, and has one row of it for each day."""

    day = models.DateField(_("day"))
    requests = models.PositiveBigIntegerField(_("requests"), default=0)

    class Meta:
        abstract = True

    @classmethod
    def count(cls, **what: Any) -> None:
        """One request more today. One query, on the first of a day some more."""
        rows, day = cls._default_manager, timezone.localdate()
        today = rows.filter(**what, day=day)
        if not today.update(requests=F("requests") + 1):
            rows.get_or_create(**what, day=day)
            today.update(requests=F("requests") + 1)
