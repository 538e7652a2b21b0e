"""Hours as people read them."""

from datetime import date, time, timedelta
from typing import Any

import msgspec
import pytest
import time_machine
from django.utils import timezone, translation

from directory.opening_hours.hours import Closed, Extra, Hours, Opening, SchoolHolidays
from site_pages.reading import opening_hours

MORNING = Opening(days=[0, 2], opens_at=time(9), closes_at=time(12))
AFTERNOON = Opening(days=[0], opens_at=time(14), closes_at=time(16, 30))
SUNDAY = Opening(days=[6], week=1, opens_at=time(10), closes_at=time(12))
APPOINTMENT = Opening(by_appointment=True)
EVERY_SECOND = Opening(days=[1], interval=2, valid_from=date(2026, 11, 24), opens_at=time(10), closes_at=time(12))


def but(opening: Opening, **changes: Any) -> Opening:
    return msgspec.structs.replace(opening, **changes)


def week(*openings: Opening) -> dict[str, Any]:
    with translation.override("en"):
        return {row["weekday"]: row["times"] for row in opening_hours.week(Hours(openings=list(openings)), "en")}


def sentences(*openings: Opening) -> list[str]:
    with translation.override("en"):
        return opening_hours.extras(Hours(openings=list(openings)), "en")


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(number)


def test_week_has_a_row_for_each_day_and_today_is_marked() -> None:
    with time_machine.travel("2026-11-25", tick=False):
        rows = opening_hours.week(Hours(openings=[AFTERNOON, MORNING]), "de")
    times = [{"hours": "09:00–12:00", "note": ""}, {"hours": "14:00–16:30", "note": ""}]
    assert rows[:2] == [
        {"weekday": "Montag", "is_today": False, "times": times},
        {"weekday": "Dienstag", "is_today": False, "times": []},
    ]
    assert [row["is_today"] for row in rows] == [False, False, True, False, False, False, False]


def test_week_begins_with_the_readers_first_day_and_has_their_digits() -> None:
    rows = opening_hours.week(Hours(openings=[MORNING]), "ar")
    assert (rows[0]["weekday"], rows[2]["times"][0]["hours"]) == ("السبت", "٠٩:٠٠–١٢:٠٠")


def test_notes_belong_to_their_hours() -> None:
    friday = Opening(days=[4], by_appointment=True)
    times = week(but(AFTERNOON, by_appointment=True), MORNING, friday)
    assert times["Monday"] == [{"hours": "09:00–12:00", "note": ""}, {"hours": "14:00–16:30", "note": "By appointment"}]
    assert times["Friday"] == [{"hours": "", "note": "By appointment"}]
    assert (times["Wednesday"], times["Tuesday"]) == ([{"hours": "09:00–12:00", "note": ""}], [])


@pytest.mark.parametrize(
    "changes, note",
    [
        ({"valid_to": date(2026, 12, 31)}, "until 31 December 2026"),
        ({"school_holidays": SchoolHolidays.OUTSIDE}, "not in school holidays"),
        ({"school_holidays": SchoolHolidays.WITHIN}, "only in school holidays"),
        ({"on_holidays": True}, "on public holidays, too"),
    ],
)
def test_hours_say_when_they_do_not_hold(changes: dict[str, Any], note: str) -> None:
    with time_machine.travel("2026-11-26", tick=False):
        assert week(but(MORNING, **changes))["Monday"] == [{"hours": "09:00–12:00", "note": note}]


@pytest.mark.parametrize(
    "opening, sentence",
    [
        (SUNDAY, "First Sunday of the month: 10:00–12:00"),
        (but(SUNDAY, by_appointment=True), "First Sunday of the month: 10:00–12:00 (By appointment)"),
        (but(SUNDAY, valid_from=date(2027, 2, 24)), "From 24 February 2027: First Sunday of the month: 10:00–12:00"),
        (but(SUNDAY, valid_to=date(2026, 12, 31)), "First Sunday of the month: 10:00–12:00 (until 31 December 2026)"),
        (
            but(MORNING, valid_from=date(2027, 1, 1), valid_to=date(2027, 3, 31), by_appointment=True),
            "From 1 January 2027: Monday, Wednesday: 09:00–12:00 (By appointment, until 31 March 2027)",
        ),
        (but(APPOINTMENT, valid_from=date(2027, 1, 1)), "From 1 January 2027: By appointment"),
        (EVERY_SECOND, "Every second week, Tuesday: 10:00–12:00, next on 8 December 2026"),
        (Opening(days=[4], week=-1, by_appointment=True), "Last Friday of the month (By appointment)"),
        (APPOINTMENT, "By appointment"),
    ],
)
def test_sentence_says_all_that_holds_for_the_hours(opening: Opening, sentence: str) -> None:
    with time_machine.travel("2026-11-26", tick=False):
        assert sentences(opening) == [sentence]


@pytest.mark.parametrize("opening", [SUNDAY, MORNING, APPOINTMENT])
def test_hours_that_are_over_are_not_told(opening: Opening) -> None:
    over = but(opening, valid_to=in_days(-1))
    assert (week(over), sentences(over)) == ({}, [])


def test_nothing_weekly_makes_no_table() -> None:
    assert (week(), week(SUNDAY), week(APPOINTMENT)) == ({}, {}, {})


def test_hours_that_come_later_do_not_stand_in_the_week() -> None:
    later = but(MORNING, valid_from=in_days(9))
    assert week(later) == {}
    assert sentences(later)[0].endswith("Monday, Wednesday: 09:00–12:00")


def test_exceptions_of_two_weeks_stand_in_order() -> None:
    hours = Hours(
        openings=[but(MORNING, days=[0, 1, 2, 3, 4], school_holidays=SchoolHolidays.OUTSIDE)],
        closed=[
            Closed(first=date(2026, 12, 28), last=date(2026, 12, 31), reason="Umbau", x_fallback_fields=("reason",)),
            Closed(first=date(2027, 2, 1), last=date(2027, 2, 1), reason="Später"),
        ],
        extra=[Extra(day=date(2027, 1, 2), opens_at=time(10), closes_at=time(14))],
        school_holidays=[Closed(first=date(2026, 12, 23), last=date(2027, 1, 8), reason="Winter")],
    )
    with time_machine.travel("2026-12-22 09:00", tick=False), translation.override("en"):
        found = opening_hours.exceptions(hours, "en")
    assert [(one["when"], one["what"], one.get("reason"), one.get("reason_language")) for one in found] == [
        ("23 December 2026 – 8 January 2027", "not all hours hold", "Winter", "en"),
        ("Friday, 25 December 2026", "closed", "Christmas Day", "en"),
        ("28 December 2026 – 31 December 2026", "closed", "Umbau", "de"),
        ("Friday, 1 January 2027", "closed", "New Year's Day", "en"),
        ("Saturday, 2 January 2027", "10:00–14:00", None, None),
    ]
