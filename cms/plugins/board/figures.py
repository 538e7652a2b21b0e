"""Numbers for the report, by whole months: a period has the months whose first day lies in it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, Sum

from cms.plugins.board.models import Notice, Tally
from cms.plugins.board.models.notice import State, month_of


def notices(first: date, last: date) -> int:
    """Notices that became public."""
    return count(first, last, Q(), Q())


def matched(first: date, last: date) -> int:
    """Those of them that found somebody."""
    return count(first, last, Q(state=State.MATCHED), Q(outcome=State.MATCHED))


def count(first: date, last: date, of_notices: Q, of_tallies: Q) -> int:
    """Those that are still there, and the numbers of those that were erased."""
    opened = Notice.objects.filter(of_notices, opened_at__isnull=False).values_list("opened_at", flat=True)
    months = (month_of(moment) for moment in opened if moment)
    counted = Tally.objects.filter(of_tallies, month__gte=first, month__lte=last).aggregate(found=Sum("number"))["found"]
    return sum(first <= month <= last for month in months) + (counted or 0)
