"""Where a record comes from when it was not written here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sourced(models.Model):
    """Source, licence and identity of a record that was taken over."""

    source_name = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Whoever wrote the entry first. Empty when it was written here.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    source_licence = models.CharField(_("licence"), max_length=200, blank=True, help_text=_("Such as CC BY 4.0."))
    external_id = models.CharField(
        _("identifier at the source"), max_length=200, blank=True, help_text=_("By which the source finds its entry again.")
    )
    retrieved_at = models.DateTimeField(_("taken over at"), null=True, blank=True)

    class Meta:
        abstract = True
