"""Rows of hours become HSDS schedules."""

from datetime import date, time

import msgspec
import pytest
from django.core.exceptions import ValidationError

from directory.hsds.schedule import schedules
from directory.models import Schedule
from tests.directory.full_service import hours


def shapes(*rows: Schedule, notes: str | None = None) -> list[dict[str, object]]:
    found = msgspec.to_builtins(schedules(rows, notes))
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


@pytest.mark.parametrize(
    "row, field",
    [
        (Schedule(weekday="MO"), "weekday"),
        (Schedule(weekday="MO", opens_at=time(9)), "closes_at"),
        (hours("MO", 9, 9), "closes_at"),
        (hours("MO", 9, 12, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)), "valid_to"),
    ],
)
def test_row_that_says_nothing_is_refused(row: Schedule, field: str):
    with pytest.raises(ValidationError) as refused:
        row.clean()

    assert list(refused.value.message_dict) == [field]
