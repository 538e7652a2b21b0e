"""What holds several services of an organization together, such as a course in several parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from directory.models.organization import Organization


class Program(TranslatableMixin, Orderable):
    """HSDS program; without a description it would be none."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, related_name="programs")
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(
        _("other name"), max_length=200, blank=True, help_text=_("By which people know it, too, such as a short form.")
    )
    description = models.TextField(_("description"), help_text=_("What its offers have in common, in one or two sentences."))

    translatable_fields = [TranslatableField("name"), TranslatableField("alternate_name"), TranslatableField("description")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    def __str__(self) -> str:
        return self.name
