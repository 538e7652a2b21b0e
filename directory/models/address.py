"""The address of a location."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.models.location import Location, LocationType


class Address(Orderable):
    """HSDS address; state and country are filled in for Rheinland-Pfalz."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="addresses")
    attention = models.CharField(
        _("for the attention of"),
        max_length=200,
        blank=True,
        help_text=_("To whom letters are addressed, if not to the organization."),
    )
    address_1 = models.CharField(_("street and number"), max_length=200)
    address_2 = models.CharField(_("floor, entrance"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10)
    city = models.CharField(_("town"), max_length=100)
    region = models.CharField(
        _("part of the town"), max_length=100, blank=True, help_text=_("Such as Stadtteil or Ortsteil, where post needs it.")
    )
    state_province = models.CharField(_("state"), max_length=100, default="Rheinland-Pfalz")
    country = models.CharField(_("country code"), max_length=2, default="DE", help_text=_("Two letters, such as DE."))
    address_type = models.CharField(
        _("kind of address"),
        max_length=10,
        choices=LocationType,
        default=LocationType.PHYSICAL,
        help_text=_("A postal address is for letters; nobody is sent there."),
    )

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return f"{self.address_1}, {self.postal_code} {self.city}"
