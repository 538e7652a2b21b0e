"""What belongs to a service, or to it at one of its places: there HSDS has it inside the service_at_location."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.location import Location


class AtLocation(models.Model):
    at_location = models.ForeignKey(
        Location,
        verbose_name=_("only at"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=ONLY_SOURCE_ROWS,
        help_text=_("One of the places of the service. Empty: for all of them."),
    )

    class Meta:
        abstract = True
