from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from cms.phone_numbers import PhoneNumberField


class EmergencyNumber(TranslatableMixin, models.Model):
    """A number to call in need, at the foot of every page."""

    label = models.CharField(_("label"), max_length=100)
    number = PhoneNumberField(_("number"), max_length=40)
    description = models.CharField(_("description"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("position"), default=0)

    translatable_fields = [TranslatableField("label"), TranslatableField("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.number}"
