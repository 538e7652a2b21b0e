"""Hours as rows of the window: what is open at a moment is a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cms.published.projection import ClosedDays, DatedFacet, OpeningHours
from directory.models.service import ServiceStatus
from directory.opening_hours.days import between, phase
from directory.opening_hours.hours import Extra, Hours, Opening, SchoolHolidays

EVERY_DAY = range(7)
ONE_DAY = timedelta(days=1)


def openings_of(places: Sequence[Hours], status: str) -> frozenset[OpeningHours]:
    """None of what cannot be had these days."""
    if status != ServiceStatus.ACTIVE:
        return frozenset()
    return frozenset(row for place, hours in enumerate(places) for row in rows_of(place, hours))


def unknown_hours(places: Sequence[Hours], status: str) -> frozenset[DatedFacet]:
    """From when on nothing is known: the day after the last of which something is said."""
    if status != ServiceStatus.ACTIVE:
        return frozenset()
    ends = [one.valid_to or date.max for hours in places for one in hours.openings]
    ends += [one.day for hours in places for one in hours.extra]
    last = max(ends, default=date.min)
    return frozenset([DatedFacet("hours", "unknown", last if last in (date.min, date.max) else last + ONE_DAY)])


def rows_of(place: int, hours: Hours) -> Iterator[OpeningHours]:
    for one in hours.openings:
        for weekday in one.days or EVERY_DAY:
            yield recurring(place, one, weekday)
    for extra in hours.extra:
        yield once(place, extra)


def recurring(place: int, one: Opening, weekday: int) -> OpeningHours:
    opens, closes = one.minutes
    return OpeningHours(
        place=place,
        weekday=weekday,
        opens=opens,
        closes=closes,
        week_of_month=one.week or None,
        interval=one.interval,
        phase=phase(one),
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        by_appointment=one.by_appointment,
        on_holidays=one.on_holidays,
        school_holidays=one.school_holidays.value,
    )


def once(place: int, one: Extra) -> OpeningHours:
    opens, closes = one.minutes
    return OpeningHours(
        place=place,
        weekday=one.day.weekday(),
        opens=opens,
        closes=closes,
        valid_from=one.day,
        valid_to=one.day,
        on_holidays=True,
        extra=True,
    )


def closings_of(places: Sequence[Hours]) -> frozenset[ClosedDays]:
    """Those of the place, and for what depends on school holidays the days on which it is not."""
    found: set[ClosedDays] = set()
    for place, hours in enumerate(places):
        found |= {ClosedDays(place=place, first=one.first, last=one.last) for one in hours.closed}
        for wanted in {one.school_holidays for one in hours.openings} - {SchoolHolidays.NOTHING}:
            within = wanted == SchoolHolidays.WITHIN
            days = between(hours.school_holidays) if within else ((one.first, one.last) for one in hours.school_holidays)
            found |= {ClosedDays(place=place, first=first, last=last, school_holidays=wanted.value) for first, last in days}
    return frozenset(found)
