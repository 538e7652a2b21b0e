"""When an event takes place: once, or again and again."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.plugins.events.models.event import Event
from cms.plugins.events.recurrence import YEARS, Repeats, Times

FIFTH = 29  # day of a month from which it is the fifth of its weekday
LONGEST, TEN_YEARS = 62, 3653  # days


class HowOften(models.TextChoices):
    __empty__ = _("once")
    DAILY = Repeats.DAILY, _("every day")
    WEEKLY = Repeats.WEEKLY, _("every week")
    FORTNIGHTLY = Repeats.FORTNIGHTLY, _("every second week")
    MONTHLY = Repeats.MONTHLY, _("every month on the same weekday, such as the first Monday")
    LAST = Repeats.LAST, _("every month on the last such weekday")
    YEARLY = Repeats.YEARLY, _("every year")


class EventDate(Orderable):
    """The first date and how it repeats. Local wall-clock times of Europe/Berlin; exported as VEVENT of iCalendar."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="dates")
    day = models.DateField(_("day"), help_text=_("Of what repeats the first one."))
    starts_at = models.TimeField(_("from"), null=True, blank=True, help_text=_("Empty: it takes the whole day."))
    ends_at = models.TimeField(_("to"), null=True, blank=True, help_text=_("A time before the first one lies after midnight."))
    last_day = models.DateField(
        _("until day"), null=True, blank=True, help_text=_("Of what takes several days, such as a week of festivals.")
    )
    repeats = models.CharField(
        _("repeats"), max_length=12, choices=HowOften, blank=True, help_text=_("Counted from the first day.")
    )
    until = models.DateField(_("the last time"), null=True, blank=True, help_text=_("Empty: until you say otherwise."))
    pauses_in_school_holidays = models.BooleanField(
        _("not in school holidays"), default=False, help_text=_("The office keeps the list under “Directory”.")
    )

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="event_date_times_come_in_pairs",
                violation_error_message=_("Give both times, or none."),
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("day")),
                name="event_date_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("day")) & ~Q(repeats=""),
                name="event_date_until_in_order",
                violation_error_message=_("Only what repeats has a last time, and that is not before the first."),
            ),
        ]

    def __str__(self) -> str:
        times = f"{self.starts_at:%H:%M}–{self.ends_at:%H:%M}" if self.starts_at and self.ends_at else ""
        return f"{self.day:%d.%m.%Y} {times}".strip() if self.day else ""

    @property
    def times(self) -> Times:
        return Times(self.day, self.starts_at, self.ends_at, self.last_day)

    def clean(self) -> None:
        super().clean()
        if (self.starts_at is None) != (self.ends_at is None):
            raise ValidationError({"ends_at": _("Give both times, or none.")})
        if self.starts_at is not None and self.starts_at == self.ends_at and self.last_day in {None, self.day}:
            raise ValidationError({"ends_at": _("It would end when it begins.")})
        if self.day:
            self.clean_days()

    def clean_days(self) -> None:
        if self.day.year not in YEARS:
            raise ValidationError({"day": _("The year lies between 2000 and 2100.")})
        if self.last_day and self.last_day < self.day:
            raise ValidationError({"last_day": _("The last day is before the first.")})
        if self.last_day and (self.last_day - self.day).days > LONGEST:
            raise ValidationError({"last_day": _("An event takes two months at most. Add a second date.")})
        if self.until and (not self.repeats or self.until < self.day):
            raise ValidationError({"until": _("Only what repeats has a last time, and that is not before the first.")})
        if self.until and (self.until - self.day).days > TEN_YEARS:
            raise ValidationError({"until": _("That is more than ten years ahead. Leave it empty for what has no end.")})
        if self.repeats == Repeats.MONTHLY and self.day.day >= FIFTH:
            raise ValidationError({"repeats": _("Not every month has a fifth such weekday: choose the last one.")})
