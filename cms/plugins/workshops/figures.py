"""Numbers for the report: workshops that took place, places, people who came."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.models.registration import State


def took_place(first: date, last: date) -> QuerySet[WorkshopDate]:
    """Begun in these days, here, and not cancelled."""
    begun = WorkshopDate.objects.filter(starts_at__lte=timezone.now(), is_cancelled=False)
    return begun.filter(starts_at__date__gte=first, starts_at__date__lte=last)


def workshops(first: date, last: date) -> int:
    return took_place(first, last).count()


def places(first: date, last: date) -> int:
    return took_place(first, last).aggregate(found=Sum("capacity"))["found"] or 0


def attendances(first: date, last: date) -> int:
    """Those of lists that are still there, and the numbers of those that were erased."""
    came = Count("registrations", filter=Q(registrations__state=State.ATTENDED))
    listed = took_place(first, last).filter(list_erased_at=None).aggregate(found=came)["found"]
    erased = took_place(first, last).exclude(list_erased_at=None).aggregate(found=Sum("attended"))["found"]
    return listed + (erased or 0)
