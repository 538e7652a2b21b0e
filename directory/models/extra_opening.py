"""A day on which it is open beyond the hours of the week."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.models.location import Location
from directory.models.parents import exactly_one
from directory.models.service import Service
from directory.models.service_at_location import ServiceAtLocation


class ExtraOpening(Orderable):
    """Holds on closed days and public holidays, too: so it says the hours of a day that differs."""

    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="extra_openings")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="extra_openings")
    service_at_location = ParentalKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="extra_openings"
    )
    day = models.DateField(_("day"))
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("to"), help_text=_("A time before the first one lies after midnight."))

    class Meta(Orderable.Meta):
        ordering = ["day", "opens_at", "pk"]
        verbose_name = _("extra opening")
        verbose_name_plural = _("extra openings")
        constraints = [exactly_one("service", "location", "service_at_location", name="extra_opening_has_one_parent")]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.opens_at is not None and self.opens_at == self.closes_at:
            raise ValidationError({"closes_at": _("Open for no time at all: for round the clock, say 00:00 to 23:59.")})
