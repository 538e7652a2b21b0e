"""The version stamp: raised by each public change, read by each cached answer."""

from datetime import datetime, time, timedelta

from django.db.models import F, Min
from django.utils import timezone

from cms.published.models import PublishedRecord, VersionStamp


def lock_stamp() -> None:
    """Call inside the transaction of a change, before reading what is projected: the next one waits for the commit."""
    stamp = VersionStamp.objects.filter(pk=1)
    if not stamp.update(changes=F("changes") + 1):
        make_stamp()
        stamp.update(changes=F("changes") + 1)


def changes_so_far() -> int:
    """How many transactions have locked the stamp: who reads without the lock sees by it whether something came between."""
    return VersionStamp.objects.filter(pk=1).values_list("changes", flat=True).first() or 0


def make_stamp() -> None:
    """The row itself; whoever comes second keeps the first one's."""
    VersionStamp.objects.bulk_create([VersionStamp(pk=1, version=0)], ignore_conflicts=True)


def raise_stamp() -> None:
    """Call inside the transaction of the change, last: the row stays locked until the commit."""
    stamp, valid_until = VersionStamp.objects.filter(pk=1), next_change()
    if not stamp.update(version=F("version") + 1, valid_until=valid_until):
        make_stamp()
        stamp.update(version=F("version") + 1, valid_until=valid_until)


def next_change() -> int:
    """Epoch second at which cached answers are over without any publish: a record expires, or the day ends."""
    return min(filter(None, (next_expiry(), next_midnight())))


def next_expiry() -> int | None:
    """Epoch second at which the next record expires."""
    waiting = PublishedRecord.objects.filter(withdrawn_at=None, expires_at__gt=timezone.now())
    first = waiting.aggregate(first=Min("expires_at"))["first"]
    return int(first.timestamp()) if first else None


def next_midnight() -> int:
    """Epoch second at which the site's day ends; notices, "checked" ages and validity of hours change with it."""
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=zone) + timedelta(days=1)
    return int(datetime.combine(tomorrow, time.min, tzinfo=zone).timestamp())


def is_over() -> bool:
    """Whether cached answers wait for a new stamp; also while there is none that knows its day."""
    return not VersionStamp.objects.filter(pk=1, valid_until__gt=int(timezone.now().timestamp())).exists()


def current_version() -> int:
    return VersionStamp.objects.filter(pk=1).values_list("version", flat=True).first() or 0
