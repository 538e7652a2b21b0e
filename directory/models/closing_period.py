"""Days on which it is closed: of one record, or everywhere."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from directory.models.location import Location
from directory.models.organization import Organization
from directory.models.parents import ChildOfOneParent, exactly_one
from directory.models.service import Service


class Days(models.Model):
    """From the first day to the last, both included."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), help_text=_("Included. The same as the first one for a single day."))

    class Meta:
        abstract = True
        ordering = ["first_day", "pk"]

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise ValidationError({"last_day": _("The last day is before the first.")})


def days_in_order(name: str) -> models.CheckConstraint:
    message = _("The last day is before the first.")
    return models.CheckConstraint(condition=Q(first_day__lte=F("last_day")), name=name, violation_error_message=message)


class ClosingPeriod(ChildOfOneParent, Days, Orderable):
    """Closes a service, all that is at a location, or all that an organization offers."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="closing_periods")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="closing_periods")
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="closing_periods")
    reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("Such as company holidays. Visitors read it."))

    translatable_fields = [TranslatableField("reason")]

    class Meta(ChildOfOneParent.Meta, Days.Meta, Orderable.Meta):
        ordering = ["first_day", "pk"]
        verbose_name = _("closed days")
        verbose_name_plural = _("closed days")
        constraints = [
            exactly_one("organization", "location", "service", name="closing_period_has_one_parent"),
            days_in_order("closing_period_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%d.%m.%Y}–{self.last_day:%d.%m.%Y} {self.reason}".strip()


class ClosingEverywhere(TranslatableMixin, Days):
    """Closes the whole directory, such as all offices between the years."""

    reason = models.CharField(_("reason"), max_length=200, help_text=_("Such as company holidays. Visitors read it."))

    translatable_fields = [TranslatableField("reason")]

    class Meta(TranslatableMixin.Meta, Days.Meta):
        verbose_name = _("days on which all is closed")
        verbose_name_plural = _("days on which all is closed")
        constraints = [days_in_order("closing_everywhere_in_order")]

    def __str__(self) -> str:
        return self.reason


class SchoolHoliday(TranslatableMixin, Days):
    """School holidays of the state: what is open outside or within them alone depends on it."""

    name = models.CharField(_("name"), max_length=100, help_text=_("Such as autumn holidays."))

    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta, Days.Meta):
        verbose_name = _("school holidays")
        verbose_name_plural = _("school holidays")
        constraints = [days_in_order("school_holiday_in_order")]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day:%Y}"
