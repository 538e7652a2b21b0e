"""Takes the name out of what remains of a withdrawn record, for whoever has a right to be forgotten."""

from django.db import transaction
from django.db.models import Q, QuerySet

from cms.published.models import PublishedRecord
from cms.published.stamp import lock_stamp, raise_stamp
from cms.published.window import withdraw


def tombstones_with_a_name() -> QuerySet[PublishedRecord]:
    return PublishedRecord.objects.filter(withdrawn_at__isnull=False).exclude(name="")


def sharing_the_name(tombstone: PublishedRecord) -> QuerySet[PublishedRecord]:
    """The tombstone, and those whose name repeats its own: a service's places are called "service, place"."""
    name = tombstone.name
    return tombstones_with_a_name().filter(Q(name=name) | Q(name__startswith=f"{name}, ")).order_by("kind", "name")


def erase_name(tombstone: PublishedRecord) -> int:
    """Empties the names of all that share it, in one transaction with the stamp; the number of them."""
    with transaction.atomic():
        lock_stamp()
        erased = [withdraw(one.kind, one.uuid, erase=True) for one in sharing_the_name(tombstone)]
        raise_stamp()
    return len(erased)
