"""When records are open, and when they are not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedOpening(models.Model):
    """When a record is open: on a weekday, or every nth one of the month; local wall-clock time in minutes.

    `closes` is more than 1440 when that is after midnight; validity and closed days are those of the day it opens on.
    Every `interval` weeks, it opens in those whose number has the remainder `phase`. An `extra` opening holds on closed
    days, too. `place` numbers the places of the record: closed days of one are not those of another.
    """

    record = models.ForeignKey("published.PublishedRecord", on_delete=models.CASCADE, related_name="openings")
    place = models.PositiveSmallIntegerField(default=0)
    weekday = models.SmallIntegerField()
    week_of_month = models.SmallIntegerField(null=True, blank=True)
    interval = models.PositiveSmallIntegerField(default=1)
    phase = models.PositiveSmallIntegerField(default=0)
    opens = models.SmallIntegerField()
    closes = models.SmallIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    by_appointment = models.BooleanField(default=False)
    on_holidays = models.BooleanField(default=False)
    school_holidays = models.CharField(max_length=10, blank=True)
    extra = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        indexes = [
            models.Index(
                fields=[
                    *("weekday", "by_appointment", "closes", "opens", "record", "place", "valid_from", "valid_to"),
                    *("week_of_month", "interval", "phase", "on_holidays", "extra", "school_holidays"),
                ],
                name="published_opening_lookup",
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class PublishedClosing(models.Model):
    """Days on which a record is closed at a place, the first and the last included.

    With `school_holidays`, that holds only for openings which have the same there.
    """

    record = models.ForeignKey("published.PublishedRecord", on_delete=models.CASCADE, related_name="closings")
    place = models.PositiveSmallIntegerField(default=0)
    first = models.DateField()
    last = models.DateField()
    school_holidays = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        indexes = [models.Index(fields=["record", "place", "first", "last", "school_holidays"], name="published_closing_lookup")]

    def __str__(self) -> str:
        return f"{self.first} {self.last}"
