"""Hours of a record at one of its places, as they stand in the window and in the API (`x_hours`)."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

import msgspec

Minutes: TypeAlias = tuple[int, int]  # from and to, after the midnight with which a day begins
DAY = 24 * 60
LAST_MINUTE = DAY - 1


class SchoolHolidays(StrEnum):
    """What an opening has to do with them."""

    NOTHING = ""
    OUTSIDE = "outside"
    WITHIN = "within"


class Times(msgspec.Struct, omit_defaults=True, kw_only=True):
    """Local wall-clock times. What closes no later than it opens does so after midnight, and 23:59 is midnight."""

    opens_at: time | None = None
    closes_at: time | None = None

    @property
    def minutes(self) -> Minutes:
        """Without times: the whole day."""
        if self.opens_at is None or self.closes_at is None:
            return 0, DAY
        opens, closes = minute_of(self.opens_at), minute_of(self.closes_at)
        closes = DAY if closes == LAST_MINUTE else closes
        return opens, closes if closes > opens else closes + DAY


class Opening(Times, omit_defaults=True, kw_only=True):
    """Open again and again: on `days` (0 is Monday, none: every day), on the nth of the month (`week`; -1 is the last).

    Every `interval` weeks, counted from that of `valid_from`. Closed on public holidays unless `on_holidays`.
    """

    days: list[int] = []
    week: int = 0
    interval: int = 1
    valid_from: date | None = None
    valid_to: date | None = None
    by_appointment: bool = False
    on_holidays: bool = False
    school_holidays: SchoolHolidays = SchoolHolidays.NOTHING


class Extra(Times, omit_defaults=True, kw_only=True):
    """Open on one day, even if it is a public holiday or one of those on which it is closed."""

    day: date


class Closed(msgspec.Struct, omit_defaults=True, kw_only=True, frozen=True):
    """Closed on all days from the first to the last, both included."""

    first: date
    last: date
    reason: str = ""
    x_fallback_fields: tuple[str, ...] = ()

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Hours(msgspec.Struct, omit_defaults=True, kw_only=True):
    """All that is known of when a service is open at one place, or anywhere: then without `location_id`.

    `school_holidays` are there when an opening has to do with them.
    """

    location_id: str = ""
    openings: list[Opening] = []
    extra: list[Extra] = []
    closed: list[Closed] = []
    school_holidays: list[Closed] = []


def minute_of(moment: time) -> int:
    return moment.hour * 60 + moment.minute
