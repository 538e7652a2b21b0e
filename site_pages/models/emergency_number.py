from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from cms.phone_numbers import PhoneNumberField


class EmergencyNumber(TranslatableMixin, models.Model):
    """A number to call in need, at the foot of every page."""

    label = models.CharField(_("label"), max_length=100)
    number = PhoneNumberField(
        _("number"), max_length=40, help_text=_("With the area code, such as 0261 12345, or a short number such as 112.")
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("When one calls it, and in which languages.")
    )
    sort_order = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Small numbers come first."))

    translatable_fields = [TranslatableField("label"), TranslatableField("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.number}"
