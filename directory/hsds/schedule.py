"""HSDS schedule: rows with the same times become one, with several weekdays."""

from collections.abc import Iterable
from datetime import date, time
from itertools import groupby
from typing import Any

from directory import models
from directory.hsds.shape import Shape
from directory.models.schedule import Weekday

TIMEZONE = "Europe/Berlin"


class Schedule(Shape, kw_only=True):
    """Times are local wall-clock times without an offset: one fixed offset would be wrong half of the year."""

    id: str
    valid_from: str | None = None
    valid_to: str | None = None
    freq: str | None = None
    interval: int | None = None
    byday: str | None = None
    description: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    notes: str | None = None
    x_by_appointment: bool = False
    x_timezone: str | None = None


def schedules(rows: Iterable[models.Schedule], notes: str | None = None) -> list[Schedule]:
    """HSDS schedules of some rows; `notes` go to the first."""
    ordered = sorted(rows, key=sort_key)
    groups = [list(group) for _same, group in groupby(ordered, key=times)]
    shapes = [schedule(group) for group in groups]
    if shapes and notes:
        shapes[0].notes = notes
    return shapes


def schedule(group: list[models.Schedule]) -> Schedule:
    first = group[0]
    days = [f"{row.week_of_month or ''}{row.weekday}" for row in group if row.weekday]
    return Schedule(
        id=str(first.uuid),
        valid_from=iso(first.valid_from),
        valid_to=iso(first.valid_to),
        freq=("MONTHLY" if first.week_of_month else "WEEKLY") if days else None,
        interval=1 if days else None,
        byday=",".join(days) or None,
        opens_at=iso(first.opens_at),
        closes_at=iso(first.closes_at),
        x_by_appointment=first.by_appointment,
        x_timezone=TIMEZONE if first.opens_at else None,
    )


def times(row: models.Schedule) -> tuple[Any, ...]:
    """What rows of one schedule share."""
    return (
        bool(row.week_of_month),
        row.by_appointment,
        iso(row.opens_at) or "",
        iso(row.closes_at) or "",
        iso(row.valid_from) or "",
        iso(row.valid_to) or "",
    )


def sort_key(row: models.Schedule) -> tuple[Any, ...]:
    day = Weekday.values.index(row.weekday) if row.weekday else 7
    return (*times(row), day, row.week_of_month or 0)


def iso(moment: date | time | None) -> str | None:
    return moment.isoformat() if moment else None
