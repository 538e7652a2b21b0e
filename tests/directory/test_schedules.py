"""Rows of hours become HSDS schedules."""

from collections.abc import Sequence
from datetime import date, time

import msgspec
import pytest
from django.core.exceptions import ValidationError

from directory.hsds.schedule import schedules
from directory.models import Schedule
from directory.opening_hours.hours import Closed
from tests.directory.full_service import hours


def shapes(*rows: Schedule, closed: Sequence[Closed] = (), notes: str | None = None) -> list[dict[str, object]]:
    found = msgspec.to_builtins(schedules(rows, closed, notes))
    return [{key: value for key, value in shape.items() if key != "id"} for shape in found]


def test_days_with_the_same_times_become_one_schedule():
    assert shapes(hours("TH", 9, 12), hours("MO", 9, 12), hours("MO", 14, 16)) == [
        {
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "MO,TH",
            "opens_at": "09:00:00",
            "closes_at": "12:00:00",
            "x_timezone": "Europe/Berlin",
        },
        {
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "MO",
            "opens_at": "14:00:00",
            "closes_at": "16:00:00",
            "x_timezone": "Europe/Berlin",
        },
    ]


def test_first_saturday_becomes_a_monthly_schedule():
    assert shapes(hours("SA", 10, 12, week_of_month=1)) == [
        {
            "freq": "MONTHLY",
            "interval": 1,
            "byday": "1SA",
            "opens_at": "10:00:00",
            "closes_at": "12:00:00",
            "x_timezone": "Europe/Berlin",
        }
    ]


def test_by_appointment_has_no_times():
    assert shapes(Schedule(by_appointment=True), notes="Bitte anrufen.") == [
        {"notes": "Bitte anrufen.", "x_by_appointment": True}
    ]


def test_validity_splits_schedules():
    summer = hours("MO", 9, 12, valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))

    assert [(one.get("valid_from"), one.get("valid_to")) for one in shapes(hours("MO", 9, 12), summer)] == [
        (None, None),
        ("2026-06-01", "2026-08-31"),
    ]


def test_every_second_week_is_counted_from_its_first_day():
    (shape,) = shapes(hours("TU", 10, 12, interval=2, valid_from=date(2026, 11, 24)))
    assert (shape["interval"], shape["dtstart"], shape["byday"]) == (2, "2026-11-24", "TU")


def test_hours_on_holidays_are_schedules_of_their_own():
    always, outside = hours("MO", 9, 12, on_holidays=True), hours("TU", 9, 12, school_holidays="outside")
    found = [(one["byday"], one.get("x_on_holidays"), one.get("x_school_holidays")) for one in shapes(always, outside)]
    assert sorted(found) == [("MO", True, None), ("TU", None, "outside")]


def closed(first: str, last: str, reason: str = "") -> Closed:
    return Closed(first=date.fromisoformat(first), last=date.fromisoformat(last), reason=reason)


def test_long_closing_parts_the_hours_and_a_short_one_is_told():
    long, short = closed("2026-12-24", "2027-01-01", "Ferien"), closed("2027-02-15", "2027-02-15", "Rosenmontag")
    found = schedules([hours("MO", 9, 12, valid_from=date(2026, 1, 1))], [long, short])

    assert [(one.valid_from, one.valid_to, [day.reason for day in one.x_closed]) for one in found] == [
        ("2026-01-01", "2026-12-23", []),
        ("2027-01-02", None, ["Rosenmontag"]),
    ]
    assert len({one.id for one in found}) == 2


@pytest.mark.parametrize(
    "closings, pieces",
    [
        ([("2025-01-01", "2027-12-31")], []),
        ([("2025-01-01", "2026-06-30")], [("2026-07-01", "2026-12-31")]),
        ([("2026-12-01", "2027-06-30")], [("2026-01-01", "2026-11-30")]),
        ([("2027-01-01", "2027-06-30")], [("2026-01-01", "2026-12-31")]),
        (
            [("2026-03-01", "2026-03-31"), ("2026-03-10", "2026-04-30")],
            [("2026-01-01", "2026-02-28"), ("2026-05-01", "2026-12-31")],
        ),
    ],
)
def test_hours_remain_around_closings(closings: list[tuple[str, str]], pieces: list[tuple[str, str]]):
    year = hours("MO", 9, 12, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    found = schedules([year], [closed(*days) for days in closings])
    assert [(one.valid_from, one.valid_to) for one in found] == pieces


@pytest.mark.parametrize(
    "row, field",
    [
        (Schedule(weekday="MO"), "weekday"),
        (Schedule(weekday="MO", opens_at=time(9)), "closes_at"),
        (hours("MO", 9, 9), "closes_at"),
        (hours("MO", 9, 12, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)), "valid_to"),
        (hours("MO", 9, 12, interval=2), "valid_from"),
        (hours("MO", 9, 12, interval=2, valid_from=date(2026, 1, 1), week_of_month=1), "week_of_month"),
    ],
)
def test_row_that_says_nothing_is_refused(row: Schedule, field: str):
    with pytest.raises(ValidationError) as refused:
        row.clean()

    assert list(refused.value.message_dict) == [field]
