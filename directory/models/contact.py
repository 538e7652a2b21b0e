"""Whom to turn to: a function, not a person."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail_localize.fields import TranslatableField

from cms.phone_numbers import PhoneNumberField
from directory.models.at_location import AtLocation
from directory.models.location import Location
from directory.models.organization import Organization
from directory.models.parents import ChildOfOneParent, exactly_one
from directory.models.service import Service


class Contact(ChildOfOneParent, AtLocation, Orderable, ClusterableModel):
    """HSDS contact. `name` is for people who agreed to be named."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    name = models.CharField(
        _("name (only with consent)"),
        max_length=200,
        blank=True,
        help_text=_("Everybody can read it. Leave it empty unless the person has agreed."),
    )
    title = models.CharField(
        _("function"), max_length=200, help_text=_("What the person is there for, such as “advice for parents”.")
    )
    department = models.CharField(_("department"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone_number = PhoneNumberField(_("phone number"), max_length=30, blank=True)

    translatable_fields = [TranslatableField("title"), TranslatableField("department")]

    class Meta(ChildOfOneParent.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [exactly_one("organization", "location", "service", name="contact_has_one_parent")]

    def __str__(self) -> str:
        return self.title

    def copy_cluster(self, exclude_fields: list[str] | None = None) -> Any:
        """For a translation, which has words alone: the hours stay with the source."""
        return super().copy_cluster(exclude_fields=[*(exclude_fields or []), "schedules"])
