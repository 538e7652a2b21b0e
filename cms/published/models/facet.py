"""What records can be filtered by."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishedFacetQuerySet(models.QuerySet["PublishedFacet"]):
    def today(self) -> PublishedFacetQuerySet:
        """Those that hold today."""
        day = timezone.localdate()
        return self.filter(first__lte=day, last__gte=day)


class PublishedFacet(models.Model):
    """What a record can be filtered by, and which other records it contains; some hold on some days only."""

    record = models.ForeignKey("published.PublishedRecord", on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=100)
    value = models.CharField(max_length=200)
    first = models.DateField(default=date.min)
    last = models.DateField(default=date.max)

    objects = PublishedFacetQuerySet.as_manager()

    class Meta:
        verbose_name = _("facet")
        verbose_name_plural = _("facets")
        constraints = [models.UniqueConstraint(fields=["record", "name", "value", "first"], name="published_facet_once")]
        indexes = [models.Index(fields=["name", "value", "record", "first", "last"], name="published_facet_lookup")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


def beginning_with(prefix: str) -> Q:
    """Facets that begin with a key; as a range where it has only digits, which every collation sorts alike."""
    if prefix.isdecimal() and prefix.strip("9"):
        return Q(value__gte=prefix, value__lt=str(int(prefix) + 1).zfill(len(prefix)))
    return Q(value__startswith=prefix)
