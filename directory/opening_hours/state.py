"""Open now? Closed, and until when? One answer for a moment, to the minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from django.utils import timezone

from directory.opening_hours.days import Interval, closing, falls_out, intervals, recurs
from directory.opening_hours.holidays import holiday_on
from directory.opening_hours.hours import DAY, Closed, Hours

ONE_DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
SOON = timedelta(hours=1)  # words say when something ends or begins in less
LONGEST_OPEN = 8  # days; what is open longer has no end
FARTHEST = 400  # days ahead in which the next opening is looked for


class Condition(StrEnum):
    """In the order in which one that is found at several places counts."""

    OPEN = "open"
    BY_APPOINTMENT = "by_appointment"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class State:
    """What holds at a moment. `until`: when the opening, or the time of appointments, ends; None: not within a week.

    `opens`: when it is open next; `opens_by_appointment` tells that there is nothing but appointments. `closed` is what
    keeps it closed today, `holiday` the English name of the public holiday that does. `changes_at`: from when on the state
    reads differently.
    """

    condition: Condition
    until: datetime | None = None
    opens: datetime | None = None
    opens_by_appointment: bool = False
    closed: Closed | None = None
    holiday: str = ""
    changes_at: datetime | None = None


def state_at(places: Sequence[Hours], moment: datetime) -> State:
    """Of a record that is to be had at some places: the best of them. Without places nothing is known."""
    states = [Timeline(one).state(moment) for one in places] or [State(Condition.UNKNOWN)]
    changes_at = min((one.changes_at for one in states if one.changes_at), default=None)
    return replace(min(states, key=rank), changes_at=changes_at)


def rank(state: State) -> tuple[int, float, float]:
    """The longest open comes first, and what opens next."""
    until = -state.until.timestamp() if state.until else float("-inf")
    opens = state.opens.timestamp() if state.opens else float("inf")
    return list(Condition).index(state.condition), until, opens


@dataclass
class Timeline:
    """The hours of one place, day by day in the district's time zone."""

    hours: Hours
    known: dict[date, list[Interval]] = field(default_factory=dict)

    def state(self, moment: datetime) -> State:
        now = self.condition(moment)
        if now is Condition.UNKNOWN:
            return State(now)
        until = None if now is Condition.CLOSED else self.next_change(moment, now)
        opens, by_appointment = (None, False) if now is Condition.OPEN else self.next_opening(moment, now)
        marks = [mark for one in (until, opens) if one for mark in (one - SOON, one) if mark > moment]
        closed, holiday = self.reason(local_day(moment)) if now is Condition.CLOSED else (None, "")
        return State(now, until, opens, by_appointment, closed, holiday, min(marks, default=None))

    def condition(self, moment: datetime) -> Condition:
        here = timezone.localtime(moment, timezone.get_default_timezone())
        day, minute = here.date(), here.hour * 60 + here.minute
        found = [one for one in self.on(day) if one.start <= minute < one.end]
        found += [one for one in self.on(day - ONE_DAY) if one.start <= minute + DAY < one.end]
        if found:
            return Condition.BY_APPOINTMENT if all(one.by_appointment for one in found) else Condition.OPEN
        return Condition.CLOSED if self.is_known(day) else Condition.UNKNOWN

    def on(self, day: date) -> list[Interval]:
        if day not in self.known:
            self.known[day] = intervals(self.hours, day)
        return self.known[day]

    def is_known(self, day: date) -> bool:
        """Whether something that is said of the hours holds on the day or later."""
        return any(one.valid_to is None or one.valid_to >= day for one in self.hours.openings) or any(
            one.day >= day for one in self.hours.extra
        )

    def next_change(self, moment: datetime, now: Condition) -> datetime | None:
        return next((one for one in self.boundaries(moment, LONGEST_OPEN) if self.condition(one) is not now), None)

    def next_opening(self, moment: datetime, now: Condition) -> tuple[datetime | None, bool]:
        """When it is open next, and whether that is by appointment only."""
        appointment = None
        for one in self.boundaries(moment, FARTHEST if self.opens_at_all or now is Condition.CLOSED else 0):
            found = self.condition(one)
            if found is Condition.OPEN:
                return one, False
            if found is Condition.BY_APPOINTMENT and now is Condition.CLOSED:
                appointment = appointment or one
                if not self.opens_at_all:
                    break
        return appointment, appointment is not None

    @cached_property
    def opens_at_all(self) -> bool:
        """Whether there is more than appointments."""
        return bool(self.hours.extra) or any(not one.by_appointment for one in self.hours.openings)

    def boundaries(self, moment: datetime, days: int) -> Iterator[datetime]:
        """Moments to come at which something may begin or end, in order."""
        first = local_day(moment)
        for number in range(days):
            day = first + number * ONE_DAY
            ends = {end - DAY for _start, end, _kind in self.on(day - ONE_DAY) if end >= DAY}
            minutes = ends | {minute for start, end, _kind in self.on(day) for minute in (start, end) if minute < DAY}
            yield from (one for one in moments_of(day, minutes) if one > moment)

    def reason(self, day: date) -> tuple[Closed | None, str]:
        """What closes it on a day on which it would be open else: some days, or the name of a holiday."""
        if closed := closing(self.hours, day):
            return closed, ""
        missed = [one for one in self.hours.openings if recurs(one, day) and falls_out(self.hours, one, day)]
        if any(not one.on_holidays for one in missed) and (holiday := holiday_on(day)):
            return None, holiday
        return next((one for one in self.hours.school_holidays if missed and day in one), None), ""


def local_day(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def moments_of(day: date, minutes: set[int]) -> list[datetime]:
    """When the clock shows some minutes of a day: twice when it is set back; all its quarters when it is set at all."""
    zone = timezone.get_default_timezone()
    midnight = datetime.combine(day, time.min, zone)
    ends = datetime.combine(day + ONE_DAY, time.min, zone)
    start = midnight.astimezone(UTC)
    if midnight.utcoffset() == ends.utcoffset():
        return [start + timedelta(minutes=one) for one in sorted(minutes)]
    wall = [datetime.combine(day, time(*divmod(one, 60)), zone).replace(fold=fold) for one in minutes for fold in (0, 1)]
    quarters = range((ends.astimezone(UTC) - start) // QUARTER)
    return sorted({one.astimezone(UTC) for one in wall} | {start + one * QUARTER for one in quarters})
