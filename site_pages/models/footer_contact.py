from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from cms.phone_numbers import PhoneNumberField


class FooterContact(TranslatableMixin, models.Model):
    """Who is behind the site; the first one is shown at the foot of every page."""

    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    phone = PhoneNumberField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.TextField(_("address"), blank=True, help_text=_("Each part in a line of its own."))

    translatable_fields = [TranslatableField("title"), TranslatableField("text")]  # an address is never translated

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact in the footer")
        verbose_name_plural = _("contacts in the footer")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
