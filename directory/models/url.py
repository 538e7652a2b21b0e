"""More on the web than the one address of a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail_localize.fields import TranslatableField

from directory.models.organization import Organization
from directory.models.parents import ChildOfOneParent, exactly_one
from directory.models.service import Service


class Url(ChildOfOneParent, Orderable):
    """HSDS url."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="additional_websites")
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="additional_urls")
    label = models.CharField(_("label"), max_length=200, help_text=_("What is found there, such as the list of courses."))
    url = models.URLField(_("web address"), help_text=_("With https://."))

    translatable_fields = [TranslatableField("label")]

    class Meta(ChildOfOneParent.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("more on the web")
        verbose_name_plural = _("more on the web")
        constraints = [exactly_one("organization", "service", name="url_has_one_parent")]

    def __str__(self) -> str:
        return self.label
