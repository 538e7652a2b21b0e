"""What a day's hours are: rows that recur, without what is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cms.published.projection import is_last_of_month, nth_of_month, week_number
from directory.opening_hours.holidays import holiday_on
from directory.opening_hours.hours import Closed, Hours, Opening, SchoolHolidays

ONE_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """Minutes after the midnight with which the day begins; `end` lies after the next one when it is above 1440."""

    start: int
    end: int
    by_appointment: bool = False


def intervals(hours: Hours, day: date) -> list[Interval]:
    """All that begins on a day."""
    found = [Interval(*one.minutes) for one in hours.extra if one.day == day]
    if closing(hours, day):
        return found
    return found + [Interval(*one.minutes, one.by_appointment) for one in hours.openings if holds(hours, one, day)]


def holds(hours: Hours, opening: Opening, day: date) -> bool:
    """Whether it is open then; closings are not looked at."""
    return recurs(opening, day) and not falls_out(hours, opening, day)


def falls_out(hours: Hours, opening: Opening, day: date) -> bool:
    """Whether a holiday forbids it."""
    if opening.school_holidays:
        within = any(day in one for one in hours.school_holidays)
        if within != (opening.school_holidays == SchoolHolidays.WITHIN):
            return True
    return not opening.on_holidays and bool(holiday_on(day))


def recurs(opening: Opening, day: date) -> bool:
    """Whether an opening would hold on a day that is no holiday."""
    return (
        (not opening.days or day.weekday() in opening.days)
        and (opening.valid_from is None or opening.valid_from <= day)
        and (opening.valid_to is None or day <= opening.valid_to)
        and (not opening.week or opening.week == nth_of_month(day) or (opening.week == -1 and is_last_of_month(day)))
        and (opening.interval == 1 or week_number(day) % opening.interval == phase(opening))
    )


def phase(opening: Opening) -> int:
    """The remainder that the numbers of its weeks have."""
    return week_number(opening.valid_from) % opening.interval if opening.valid_from else 0


def closing(hours: Hours, day: date) -> Closed | None:
    """What closes a whole day; of several that which lasts longest."""
    return max((one for one in hours.closed if day in one), key=lambda one: one.last, default=None)


def between(periods: Iterable[Closed], first: date = date.min, last: date = date.max) -> Iterator[tuple[date, date]]:
    """What remains from the first day to the last without periods, which may overlap: first and last days."""
    for one in sorted(periods, key=lambda period: period.first):
        if one.first > last:
            break
        if first < one.first:
            yield first, one.first - ONE_DAY
        if one.last >= last:
            return
        first = max(first, one.last + ONE_DAY)
    yield first, last
