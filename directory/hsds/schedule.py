"""HSDS schedule: rows with the same times become one, with several weekdays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any
from uuid import uuid5

from django.conf import settings

from directory import models
from directory.hsds.shape import Shape
from directory.models.codes import codes_of
from directory.opening_hours.days import between
from directory.opening_hours.hours import Closed

ONE_DAY = timedelta(days=1)
LONG = timedelta(days=7)  # HSDS knows no exceptions: its guidance ends hours before a closing of a week, and begins them after


class ClosedDays(Shape, kw_only=True):
    """Closed from the first day to the last, both included."""

    first: date
    last: date
    reason: str | None = None


class Schedule(Shape, kw_only=True):
    """Times are local wall-clock times without an offset: one fixed offset would be wrong half of the year."""

    id: str
    valid_from: str | None = None
    valid_to: str | None = None
    dtstart: str | None = None
    freq: str | None = None
    interval: int | None = None
    byday: str | None = None
    description: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    notes: str | None = None
    x_by_appointment: bool = False
    x_on_holidays: bool = False
    x_school_holidays: str | None = None
    x_closed: list[ClosedDays] = []
    x_timezone: str | None = None


def schedules(rows: Iterable[models.Schedule], closed: Sequence[Closed], notes: str | None = None) -> list[Schedule]:
    """HSDS schedules of some rows; `notes` go to the first. What is closed a week or longer parts them."""
    ordered = sorted(rows, key=sort_key)
    groups = [list(group) for _same, group in groupby(ordered, key=times)]
    shapes = [piece for group in groups for piece in pieces(group, closed)]
    if shapes and notes:
        shapes[0].notes = notes
    return shapes


def pieces(group: list[models.Schedule], closed: Sequence[Closed]) -> Iterator[Schedule]:
    """The rows between long closings; the first piece has their id."""
    row = group[0]
    long = [one for one in closed if one.last - one.first + ONE_DAY >= LONG]
    for number, (first, last) in enumerate(between(long, row.valid_from or date.min, row.valid_to or date.max)):
        shape = schedule(group)
        shape.id = str(uuid5(row.uuid, str(first))) if number else shape.id
        shape.valid_from, shape.valid_to = (None if one in (date.min, date.max) else one.isoformat() for one in (first, last))
        short = [one for one in closed if one not in long and one.first <= last and one.last >= first]
        shape.x_closed = [ClosedDays(first=one.first, last=one.last, reason=one.reason or None) for one in short]
        yield shape


def schedule(group: list[models.Schedule]) -> Schedule:
    first = group[0]
    days = [f"{row.week_of_month or ''}{code}" for row in group for code in codes_of(row.weekday)]
    return Schedule(
        id=str(first.uuid),
        dtstart=iso(first.valid_from) if first.interval > 1 else None,
        freq=("MONTHLY" if first.week_of_month else "WEEKLY") if days else None,
        interval=first.interval if days else None,
        byday=",".join(dict.fromkeys(days)) or None,
        opens_at=iso(first.opens_at),
        closes_at=iso(first.closes_at),
        x_by_appointment=first.by_appointment,
        x_on_holidays=first.on_holidays,
        x_school_holidays=first.school_holidays or None,
        x_timezone=settings.TIME_ZONE if first.opens_at else None,
    )


def times(row: models.Schedule) -> tuple[Any, ...]:
    """What rows of one schedule share."""
    return (
        bool(row.week_of_month),
        row.interval,
        row.by_appointment,
        row.on_holidays,
        row.school_holidays,
        iso(row.opens_at) or "",
        iso(row.closes_at) or "",
        iso(row.valid_from) or "",
        iso(row.valid_to) or "",
    )


def sort_key(row: models.Schedule) -> tuple[Any, ...]:
    return (*times(row), row.days or [7], row.week_of_month or 0)


def iso(moment: date | time | None) -> str | None:
    return moment.isoformat() if moment else None
