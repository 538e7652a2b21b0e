"""The version stamp: raised by each public change, read by each cached answer."""

from django.db.models import F, Min
from django.utils import timezone

from cms.published.models import PublishedRecord, VersionStamp


def raise_stamp() -> None:
    """Call inside the transaction of the change, last: the row stays locked until the commit."""
    if not VersionStamp.objects.filter(pk=1).update(version=F("version") + 1, valid_until=next_expiry()):
        VersionStamp.objects.create(pk=1, valid_until=next_expiry())


def next_expiry() -> int | None:
    """Epoch second at which the next record expires, and cached answers with it."""
    waiting = PublishedRecord.objects.filter(withdrawn_at=None, expires_at__gt=timezone.now())
    first = waiting.aggregate(first=Min("expires_at"))["first"]
    return int(first.timestamp()) if first else None


def current_version() -> int:
    return VersionStamp.objects.filter(pk=1).values_list("version", flat=True).first() or 0
