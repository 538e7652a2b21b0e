"""When something takes place, as people say it: every Thursday, each first Monday, except in school holidays.

Times are those of the wall clock here, so what begins at 18:00 begins at 18:00 in summer and in winter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from directory.models.weekdays import Weekday

HERE = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)
MOST = 400  # dates of a rule that are told at once: more than a year of days
Frequency = Literal[0, 1, 2, 3]  # as dateutil numbers YEARLY to DAILY
YEARS = range(2000, 2101)  # in which anything takes place
CODES: list[str] = Weekday.values


class Repeats(StrEnum):
    ONCE = ""
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # on the same weekday: the first Monday
    LAST = "monthly_last"  # on the last such weekday
    YEARLY = "yearly"


FREQUENCIES: dict[Repeats, Frequency] = {
    Repeats.DAILY: DAILY,
    Repeats.WEEKLY: WEEKLY,
    Repeats.FORTNIGHTLY: WEEKLY,
    Repeats.MONTHLY: MONTHLY,
    Repeats.LAST: MONTHLY,
    Repeats.YEARLY: YEARLY,
}
NAMES: dict[Frequency, str] = {DAILY: "DAILY", WEEKLY: "WEEKLY", MONTHLY: "MONTHLY", YEARLY: "YEARLY"}


@dataclass(frozen=True)
class Days:
    """From the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Times:
    """Of one date: without times it takes the whole day, without a last day it ends on the day, or in the night after."""

    day: date
    starts_at: time | None = None
    ends_at: time | None = None
    last_day: date | None = None

    @property
    def is_all_day(self) -> bool:
        return self.starts_at is None

    @property
    def start(self) -> datetime:
        return here(self.day, self.starts_at or time.min)

    @property
    def end(self) -> datetime:
        """The moment at which it is over; of whole days the midnight after the last."""
        if self.starts_at is None or self.ends_at is None:
            return here((self.last_day or self.day) + ONE_DAY, time.min)
        over_midnight = self.last_day is None and self.ends_at <= self.starts_at
        return here((self.last_day or self.day) + (ONE_DAY if over_midnight else timedelta()), self.ends_at)

    @property
    def length(self) -> timedelta:
        """From its day to the day on which it is over, for the last time."""
        over = (self.end - timedelta(microseconds=1)).date()
        return over - self.day

    def on(self, day: date) -> Times:
        """The same times on another day."""
        last_day = day + (self.last_day - self.day) if self.last_day else None
        return Times(day, self.starts_at, self.ends_at, last_day)


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def here(day: date, at: time) -> datetime:
    """A moment of the wall clock; one that the clock leaves out in spring is that an hour later."""
    moment = datetime.combine(day, at, HERE)
    return moment.astimezone(UTC).astimezone(HERE)


@dataclass(frozen=True)
class Rule:
    """The first date, and how it repeats: until a day, included, or without an end; not within `pauses`."""

    times: Times
    repeats: Repeats = Repeats.ONCE
    until: date | None = None
    pauses: tuple[Days, ...] = ()

    @property
    def nth(self) -> int:
        """Which one of its weekday in the month, -1 for the last."""
        return -1 if self.repeats == Repeats.LAST else (self.times.day.day - 1) // 7 + 1

    def all_days(self) -> Iterator[date]:
        """Without end where there is none, and with those that pauses leave out. The first day belongs to it in any case."""
        first = self.times.day
        yield first
        if self.repeats == Repeats.ONCE:
            return
        frequency: Frequency = FREQUENCIES[self.repeats]
        found = rrule(
            frequency,
            dtstart=datetime.combine(first, time.min),
            interval=2 if self.repeats == Repeats.FORTNIGHTLY else 1,
            byweekday=weekday(first.weekday(), self.nth) if frequency == MONTHLY else None,
            until=datetime.combine(self.until, time.min) if self.until else None,
        )
        yield from (one.date() for one in found if one.date() > first)

    def pauses_on(self, day: date) -> bool:
        return any(day in pause for pause in self.pauses)

    @property
    def text(self) -> str:
        """RRULE of RFC 5545; "" for a single date."""
        if self.repeats == Repeats.ONCE:
            return ""
        frequency = FREQUENCIES[self.repeats]
        code = CODES[self.times.day.weekday()]
        parts = [f"FREQ={NAMES[frequency]}"]
        parts += ["INTERVAL=2"] if self.repeats == Repeats.FORTNIGHTLY else []
        parts += {WEEKLY: [f"BYDAY={code}"], MONTHLY: [f"BYDAY={self.nth}{code}"]}.get(frequency, [])
        parts += [f"UNTIL={self.last_moment}"] if self.until else []
        return ";".join(parts)

    @property
    def last_moment(self) -> str:
        """UNTIL is of the type of DTSTART: a day, or a moment of UTC."""
        if self.until is None:
            return ""
        if self.times.is_all_day:
            return f"{self.until:%Y%m%d}"
        return f"{here(self.until, self.times.starts_at or time.min).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def pauses_of(holidays: Collection[tuple[date, date]]) -> tuple[Days, ...]:
    return tuple(Days(first, last) for first, last in sorted(holidays))


@lru_cache(maxsize=500)
def days_of(rule: Rule, first: date, last: date, most: int = MOST) -> tuple[date, ...]:
    """Days whose dates end on the first day or later, and begin on the last or before; without those in pauses."""
    found = (day for day in until(last, rule) if day + rule.times.length >= first and not rule.pauses_on(day))
    return tuple(islice(found, most))


@lru_cache(maxsize=500)
def left_out(rule: Rule, last: date) -> tuple[date, ...]:
    """Days within pauses, until the last day that is told."""
    return tuple(day for day in until(last, rule) if rule.pauses_on(day)) if rule.pauses else ()


def until(last: date, rule: Rule) -> Iterator[date]:
    return takewhile(lambda day: day <= last, rule.all_days())
