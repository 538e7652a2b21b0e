"""A single date of what repeats that is different: cancelled, moved, or left out without a word."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from cms.plugins.events.models.event import Event
from cms.plugins.events.recurrence import YEARS, Times


class Change(models.TextChoices):
    CANCELLED = "cancelled", _("is cancelled")
    MOVED = "moved", _("is moved")
    LEFT_OUT = "left_out", _("was never planned")


class DateChange(TranslatableMixin, Orderable):
    """Concerns all dates of the event that would begin on `day`."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="changes")
    day = models.DateField(_("planned day"), help_text=_("On which it would have been."))
    change = models.CharField(
        _("what is different"),
        max_length=10,
        choices=Change,
        default=Change.CANCELLED,
        help_text=_("What was never planned disappears, all else is told."),
    )
    new_day = models.DateField(_("new day"), null=True, blank=True, help_text=_("Only for what is moved."))
    new_starts_at = models.TimeField(_("new time from"), null=True, blank=True, help_text=_("Empty: the same times."))
    new_ends_at = models.TimeField(_("new time to"), null=True, blank=True, help_text=_("Empty: the same times."))
    reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("Visitors read it."))

    translatable_fields = [TranslatableField("reason")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["day", "pk"]
        verbose_name = _("changed date")
        verbose_name_plural = _("changed dates")
        constraints = [
            models.CheckConstraint(
                condition=Q(change="moved", new_day__isnull=False) | ~Q(change="moved") & Q(new_day=None),
                name="date_change_moved_has_a_new_day",
                violation_error_message=_("What is moved needs its new day; nothing else has one."),
            ),
            models.CheckConstraint(
                condition=Q(new_starts_at=None, new_ends_at=None) | Q(new_starts_at__isnull=False, new_ends_at__isnull=False),
                name="date_change_times_come_in_pairs",
                violation_error_message=_("Give both times, or none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.get_change_display()}" if self.day else ""

    def clean(self) -> None:
        super().clean()
        if (self.change == Change.MOVED) != bool(self.new_day):
            raise ValidationError({"new_day": _("What is moved needs its new day; nothing else has one.")})
        for name in ("day", "new_day"):
            if (day := getattr(self, name)) and day.year not in YEARS:
                raise ValidationError({name: _("The year lies between 2000 and 2100.")})
        if (self.new_starts_at is None) != (self.new_ends_at is None):
            raise ValidationError({"new_ends_at": _("Give both times, or none.")})

    def moved(self, times: Times) -> Times:
        """Where a date goes: with its own times, or with new ones."""
        if not self.new_day:
            return times
        if self.new_starts_at is None:
            return times.on(self.new_day)
        return replace(times.on(self.new_day), starts_at=self.new_starts_at, ends_at=self.new_ends_at)
