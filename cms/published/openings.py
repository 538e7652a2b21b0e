"""Documents that are open at a moment, by the rows of the window alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cms.published.models import PublishedClosing, PublishedDocumentQuerySet, PublishedFacet, PublishedOpening
from cms.published.projection import is_last_of_month, nth_of_month, week_number

DAY = 24 * 60
ONE_DAY = timedelta(days=1)
ROWS_AT_ONCE = 10_000
LONGEST_INTERVAL = 4  # weeks
OPEN, BY_APPOINTMENT, UNKNOWN = range(3)


def open_at(
    documents: PublishedDocumentQuerySet, moment: datetime, is_holiday: Callable[[date], object]
) -> PublishedDocumentQuerySet:
    """What is open, or may be: `rank` is OPEN, BY_APPOINTMENT, or UNKNOWN.

    Unknown is what has the facet `hours` with the value "unknown" that day: nothing is said of it or of later ones.
    """
    today, yesterday, unknown = rows_at(moment, is_holiday)
    ranks = [
        among(today.filter(by_appointment=False), yesterday.filter(by_appointment=False)),
        among(today.filter(by_appointment=True), yesterday.filter(by_appointment=True)),
        among(unknown),
    ]
    return documents.ranked(among(today, yesterday, unknown), ranks)


def records_at(moment: datetime, is_holiday: Callable[[date], object]) -> Iterator[int]:
    """Keys of the records that are open, or may be; some of them twice."""
    for rows in rows_at(moment, is_holiday):
        yield from rows.values_list("record", flat=True).iterator(ROWS_AT_ONCE)


def rows_at(moment: datetime, is_holiday: Callable[[date], object]) -> tuple[QuerySet[Any], QuerySet[Any], QuerySet[Any]]:
    """Openings of the day, those of the day before, and facets of what says nothing of its hours."""
    here = timezone.localtime(moment, timezone.get_default_timezone())
    day, minute = here.date(), here.hour * 60 + here.minute
    return rows_on(day, minute, bool(is_holiday(day)), bool(is_holiday(day - ONE_DAY)))


@lru_cache(64)  # of queries that nobody has asked yet: to write them takes longer than to answer them
def rows_on(day: date, minute: int, is_holiday: bool, was_holiday: bool) -> tuple[QuerySet[Any], QuerySet[Any], QuerySet[Any]]:
    today, yesterday = on(day, minute, is_holiday), on(day - ONE_DAY, minute + DAY, was_holiday)
    return today, yesterday, PublishedFacet.objects.filter(name="hours", value="unknown", first__lte=day, last__gte=day)


def among(*rows: QuerySet[Any]) -> Q:
    """Documents of the records to which the rows belong."""
    wanted = Q(pk__in=[])
    for some in rows:
        wanted |= Q(record__in=some.values("record"))
    return wanted


def on(day: date, minute: int, is_holiday: bool) -> QuerySet[PublishedOpening]:
    """Openings that begin on a day and hold at a minute after its first midnight."""
    found = PublishedOpening.objects.filter(
        not_over(day),
        Q(valid_from=None) | Q(valid_from__lte=day),
        of_month(day),
        of_weeks(day),
        weekday=day.weekday(),
        by_appointment__in=[False, True],  # so that the index, which has it before the times, narrows by these, too
        opens__lte=minute,
        closes__gt=minute,
    )
    closed = PublishedClosing.objects.filter(
        Q(school_holidays="") | Q(school_holidays=OuterRef("school_holidays")),
        record=OuterRef("record"),
        place=OuterRef("place"),
        first__lte=day,
        last__gte=day,
    )
    found = found.filter(Q(extra=True) | ~Exists(closed))
    return found.filter(on_holidays=True) if is_holiday else found


def not_over(day: date) -> Q:
    return Q(valid_to=None) | Q(valid_to__gte=day)


def of_month(day: date) -> Q:
    """Every one of its weekday, the nth of the month, or the last."""
    wanted = Q(week_of_month=None) | Q(week_of_month=nth_of_month(day))
    return wanted | Q(week_of_month=-1) if is_last_of_month(day) else wanted


def of_weeks(day: date) -> Q:
    wanted = Q(interval=1)
    for interval in range(2, LONGEST_INTERVAL + 1):
        wanted |= Q(interval=interval, phase=week_number(day) % interval)
    return wanted
