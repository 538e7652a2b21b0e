"""Languages that the staff speak. Interpreting is told elsewhere (HSDS interpretation_services)."""

from uuid import uuid4

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.languages import SOURCE_LANGUAGE, language_name
from directory.models.location import Location
from directory.models.parents import exactly_one
from directory.models.service import Service
from directory.models.spoken import spoken_language_choices


class Language(Orderable):
    """HSDS language: one that is spoken in a service or at a location. `code` is of ISO 639."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    service = ParentalKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="languages")
    location = ParentalKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="languages")
    code = models.CharField(_("language"), max_length=8, choices=spoken_language_choices)

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")
        constraints = [
            exactly_one("service", "location", name="language_has_one_parent"),
            models.UniqueConstraint(fields=["service", "code"], name="language_once_a_service"),
            models.UniqueConstraint(fields=["location", "code"], name="language_once_a_location"),
        ]

    def __str__(self) -> str:
        return language_name(self.code, get_language() or SOURCE_LANGUAGE)
