"""Offers that stand in the directory and not in the window: drafts, what was taken back, and what waits for its organization."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.network.offers import Offer
from cms.published.models import PublishedDocument
from directory.models import Organization, Service, ServiceAtLocation
from directory.models.service import ServiceStatus


def unpublished() -> QuerySet[Service]:
    """Without those that are no longer offered."""
    public = PublishedDocument.objects.current("service", SOURCE_LANGUAGE).order_by().values("uuid")
    found = Service.objects.filter(**ONLY_SOURCE_ROWS).exclude(translation_key__in=public)
    return found.exclude(status=ServiceStatus.DEFUNCT).order_by()


def unpublished_offers() -> list[Offer]:
    """Three queries. Of a record that has a newer draft it says what is stored of it, as lists in the admin do."""
    services = unpublished()
    owners = services.values_list("pk", "organization__translation_key")
    found = {pk: Offer(organizations={str(owner)}, is_public=False) for pk, owner in owners}
    places = ServiceAtLocation.objects.filter(service__in=services.values("pk"), location__place__isnull=False)
    for pk, ars in places.values_list("service", "location__place__ars"):
        if pk in found:  # who writes meanwhile is told of the next time
            found[pk].places.add(ars)
    topics = services.filter(terms__taxonomy__code="topics")
    for pk, *codes in topics.values_list("pk", "terms__code", "terms__parent__code", "terms__parent__parent__code"):
        if pk in found:
            found[pk].topics.update(filter(None, codes))
    return list(found.values())


def every_organization() -> Mapping[str, str]:
    """German names by id, of those that are not public, too. One query."""
    rows = Organization.objects.filter(**ONLY_SOURCE_ROWS).values_list("translation_key", "name")
    return {str(uuid): name for uuid, name in rows}
