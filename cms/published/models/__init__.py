"""The published window: all that the public may read, ready to be served."""

from cms.published.models.document import PublishedDocument, PublishedDocumentQuerySet
from cms.published.models.facet import PublishedFacet, PublishedFacetQuerySet, beginning_with
from cms.published.models.opening import PublishedClosing, PublishedOpening
from cms.published.models.point import METRES_A_DEGREE, PublishedPoint, PublishedPointQuerySet, metres_of
from cms.published.models.record import PublishedRecord, PublishedRecordQuerySet, of_keys
from cms.published.models.stamp import PendingProjection, VersionStamp

__all__ = [
    "METRES_A_DEGREE",
    "PendingProjection",
    "PublishedClosing",
    "PublishedDocument",
    "PublishedDocumentQuerySet",
    "PublishedFacet",
    "PublishedFacetQuerySet",
    "PublishedOpening",
    "PublishedPoint",
    "PublishedPointQuerySet",
    "PublishedRecord",
    "PublishedRecordQuerySet",
    "VersionStamp",
    "beginning_with",
    "metres_of",
    "of_keys",
]
