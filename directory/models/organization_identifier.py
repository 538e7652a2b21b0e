"""By which a register knows an organization."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.models.organization import Organization


class OrganizationIdentifier(Orderable):
    """HSDS organization_identifier."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, related_name="organization_identifiers")
    identifier_type = models.CharField(
        _("register"), max_length=100, help_text=_("Such as Vereinsregister Koblenz, or the official municipality key.")
    )
    identifier_scheme = models.CharField(
        _("code of the register"), max_length=50, blank=True, help_text=_("If it has one, such as DE-AGS.")
    )
    identifier = models.CharField(_("number there"), max_length=100)

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("number in a register")
        verbose_name_plural = _("numbers in registers")

    def __str__(self) -> str:
        return f"{self.identifier_type} {self.identifier}"
