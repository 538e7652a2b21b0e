"""Who pays for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from directory.models.organization import Organization
from directory.models.parents import exactly_one
from directory.models.service import Service


class Funding(Orderable):
    """HSDS funding. A source is called by its proper name, the same in all languages."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="funding")
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="funding")
    source = models.CharField(_("funded by"), max_length=200, help_text=_("Such as the name of a fund or a ministry."))

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        constraints = [exactly_one("organization", "service", name="funding_has_one_parent")]

    def __str__(self) -> str:
        return self.source
