"""A phone number of an organization, a location or a service."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.phone_numbers import PhoneNumberField, read
from directory.models.at_location import AtLocation
from directory.models.location import Location
from directory.models.organization import Organization
from directory.models.parents import exactly_one
from directory.models.service import Service
from directory.models.spoken import SpokenLanguagesField


class PhoneType(models.TextChoices):
    VOICE = "voice", _("phone")
    CELL = "cell", _("mobile phone")
    TEXT = "text", _("text messages")
    FAX = "fax", _("fax")


class Phone(AtLocation, Orderable):
    """HSDS phone."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    organization = ParentalKey(Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="phones")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="phones")
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="phones")
    number = PhoneNumberField(
        _("number"), max_length=30, help_text=_("With the area code, such as 0261 12345, or a short number such as 115.")
    )
    extension = models.PositiveIntegerField(
        _("extension"), null=True, blank=True, help_text=_("Is dialled behind the number: 17 for 0261 12345-17.")
    )
    type = models.CharField(_("kind"), max_length=10, choices=PhoneType, default=PhoneType.VOICE)
    languages = SpokenLanguagesField(
        _("languages there"),
        max_length=200,
        blank=True,
        help_text=_("Tick them where this number is for some languages only. Empty: the languages of the offer."),
    )

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("phone number")
        verbose_name_plural = _("phone numbers")
        constraints = [exactly_one("organization", "location", "service", name="phone_has_one_parent")]

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        super().clean()
        if self.number and self.extension is not None and read(self.number) and not read(self.number, self.extension):
            raise ValidationError({"extension": _("Number and extension together are too long to be dialled.")})
