"""A service at one of its places, with hours of its own there."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cms.languages import ONLY_SOURCE_ROWS
from directory.models.location import Location
from directory.models.service import Service


class ServiceAtLocation(Orderable, ClusterableModel):
    """HSDS service_at_location. Without hours of its own, the location's or the service's hold."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(
        Location,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="service_at_locations",
        limit_choices_to=ONLY_SOURCE_ROWS,
    )

    class Meta(Orderable.Meta):
        ordering = ["sort_order", "pk"]
        verbose_name = _("place of the service")
        verbose_name_plural = _("places of the service")
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="service_once_at_a_location")]

    def __str__(self) -> str:
        return f"{self.service}, {self.location}"
