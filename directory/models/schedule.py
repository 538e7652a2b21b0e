"""When it is open: weekly hours, every first Saturday, by appointment. Local wall-clock times of Europe/Berlin."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.models.codes import codes_of
from directory.models.contact import Contact
from directory.models.location import Location
from directory.models.parents import exactly_one
from directory.models.service import Service
from directory.models.service_at_location import ServiceAtLocation
from directory.models.weekdays import Weekday, WeekdaysField
from directory.opening_hours.hours import SchoolHolidays


class WeekOfMonth(models.IntegerChoices):
    __empty__ = _("every one")
    FIRST = 1, _("first")
    SECOND = 2, _("second")
    THIRD = 3, _("third")
    FOURTH = 4, _("fourth")
    LAST = -1, _("last")


class InSchoolHolidays(models.TextChoices):
    NOTHING = SchoolHolidays.NOTHING, _("as always")
    OUTSIDE = SchoolHolidays.OUTSIDE, _("closed")
    WITHIN = SchoolHolidays.WITHIN, _("only then open")


class Interval(models.IntegerChoices):
    WEEKLY = 1, _("every week")
    SECOND = 2, _("every second week")
    THIRD = 3, _("every third week")
    FOURTH = 4, _("every fourth week")


class Schedule(Orderable):
    """One row of hours. `closes_at` before `opens_at` means after midnight; exported rows are HSDS schedules."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    service_at_location = ParentalKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    contact = ParentalKey(Contact, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    weekday = WeekdaysField(_("weekdays"), max_length=20, blank=True)
    week_of_month = models.SmallIntegerField(
        _("which of the month"), choices=WeekOfMonth, null=True, blank=True, help_text=_("Such as the first Saturday.")
    )
    interval = models.PositiveSmallIntegerField(
        _("how often"),
        choices=Interval,
        default=Interval.WEEKLY,
        help_text=_("What is not every week is counted from the first day of these hours."),
    )
    opens_at = models.TimeField(_("from"), null=True, blank=True)
    closes_at = models.TimeField(_("to"), null=True, blank=True, help_text=_("A time before the first one lies after midnight."))
    by_appointment = models.BooleanField(
        _("only by appointment"), default=False, help_text=_("Weekday and times may stay empty then.")
    )
    on_holidays = models.BooleanField(
        _("on holidays, too"), default=False, help_text=_("Else it is closed on the public holidays of the state.")
    )
    school_holidays = models.CharField(
        _("in school holidays"),
        max_length=10,
        choices=InSchoolHolidays,
        default=InSchoolHolidays.NOTHING,
        blank=True,
        help_text=_("The office keeps the list of school holidays under “Directory”."),
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("The first day of these hours. Empty: they hold already.")
    )
    valid_to = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day of these hours. Empty: they have no end.")
    )

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            exactly_one("service", "location", "service_at_location", "contact", name="schedule_has_one_parent"),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="schedule_times_come_in_pairs",
                violation_error_message=_("Give both times, or none."),
            ),
            models.CheckConstraint(
                condition=Q(by_appointment=True) | (~Q(weekday="") & Q(opens_at__isnull=False)),
                name="schedule_says_when",
                violation_error_message=_("Give a weekday and times, or tick “only by appointment”."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=models.F("valid_to")),
                name="schedule_validity_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(interval=1) | Q(interval__range=(2, 4), valid_from__isnull=False, week_of_month=None),
                name="schedule_interval_is_counted",
                violation_error_message=_("What is not every week needs its first day, and stands for no week of the month."),
            ),
        ]

    def __str__(self) -> str:
        times = f"{self.opens_at:%H:%M}–{self.closes_at:%H:%M}" if self.opens_at and self.closes_at else ""
        days = ", ".join(str(Weekday(code).label) for code in codes_of(self.weekday))
        return f"{days} {times}".strip() or str(_("by appointment"))

    @property
    def days(self) -> list[int]:
        """Numbers of its weekdays, 0 is Monday; [] for no particular day."""
        return [Weekday.values.index(code) for code in codes_of(self.weekday)]

    def clean(self) -> None:
        super().clean()
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValidationError({"closes_at": _("Give both times, or none.")})
        if not self.by_appointment and not (self.weekday and self.opens_at):
            raise ValidationError({"weekday": _("Give a weekday and times, or tick “only by appointment”.")})
        if self.opens_at is not None and self.opens_at == self.closes_at:
            raise ValidationError({"closes_at": _("Open for no time at all: for round the clock, say 00:00 to 23:59.")})
        self.clean_interval()
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValidationError({"valid_to": _("The last day is before the first.")})

    def clean_interval(self) -> None:
        if self.interval == Interval.WEEKLY:
            return
        if self.valid_from is None:
            raise ValidationError({"valid_from": _("Give the first day: the weeks are counted from it.")})
        if self.week_of_month:
            raise ValidationError({"week_of_month": _("Either every few weeks, or once a month.")})
