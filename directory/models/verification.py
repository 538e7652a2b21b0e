"""Who checked a record, when and how. A save, an import or a translation never counts as a check."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssuranceMethod(models.TextChoices):
    PHONE = "phone", _("by phone")
    VISIT = "visit", _("on the spot")
    PROVIDER = "provider", _("confirmed by the provider")


class Verified(models.Model):
    """HSDS assured_date and assurer_email, and when the next check is due."""

    assured_date = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody asked or looked. Visitors see this date.")
    )
    assurer_email = models.EmailField(
        _("checked by (functional mailbox)"), blank=True, help_text=_("Of the office, not of a person.")
    )
    assurance_method = models.CharField(_("checked how"), max_length=10, choices=AssuranceMethod, blank=True)
    next_review_date = models.DateField(
        _("next check"), null=True, blank=True, help_text=_("After this day visitors are asked to call before they come.")
    )

    class Meta:
        abstract = True
