"""The weeks and months that issues are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cms.plugins.digest.kinds import Rhythm

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """What is new between `first` and `begins` is told of, and what takes place from `begins` until before `ends`."""

    name: str
    first: date
    begins: date
    ends: date

    @property
    def since(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def middle(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.begins, time.min))

    @property
    def until(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.ends, time.min))


def period_of(rhythm: str, today: date) -> Period:
    """The one in which a day lies: weeks begin on Monday, months on the first."""
    if rhythm == Rhythm.MONTHLY:
        begins = today.replace(day=1)
        before, after = (begins - timedelta(days=1)).replace(day=1), (begins + timedelta(days=32)).replace(day=1)
        return Period(f"{begins:%Y-%m}", before, begins, after)
    begins = today - timedelta(days=today.weekday())
    year, week, _day = begins.isocalendar()
    return Period(f"{year}-W{week:02}", begins - A_WEEK, begins, begins + A_WEEK)
