"""What holds at a moment: cases written by hand, in local time."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from directory.opening_hours.hours import Closed, Extra, Hours, Opening, SchoolHolidays
from directory.opening_hours.state import State, state_at

ZONE = ZoneInfo("Europe/Berlin")
WEEK = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}


def at(days: str, opens: str = "", closes: str = "", **more: Any) -> Opening:
    times: dict[str, Any] = {"opens_at": time.fromisoformat(opens), "closes_at": time.fromisoformat(closes)} if opens else {}
    return Opening(days=[WEEK[day] for day in days.split()], **times, **more)


def extra(day: str, opens: str, closes: str) -> Extra:
    return Extra(day=date.fromisoformat(day), opens_at=time.fromisoformat(opens), closes_at=time.fromisoformat(closes))


def days(first: str, last: str, reason: str = "") -> Closed:
    return Closed(first=date.fromisoformat(first), last=date.fromisoformat(last), reason=reason)


def moment(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE, fold=fold)


def told(state: State) -> str:
    """ "open until 2026-11-26 12:00", in local time."""
    parts = [state.condition.value]
    if state.until:
        parts.append(f"until {state.until.astimezone(ZONE):%Y-%m-%d %H:%M}")
    if state.opens:
        how = "by appointment from" if state.opens_by_appointment else "opens"
        parts.append(f"{how} {state.opens.astimezone(ZONE):%Y-%m-%d %H:%M}")
    if state.closed:
        parts.append(f"({state.closed.reason} until {state.closed.last})")
    if state.holiday:
        parts.append(f"({state.holiday})")
    return " ".join(parts)


OFFICE = [at("MO TU WE TH FR", "08:00", "12:00"), at("TH", "14:00", "18:00")]
XMAS = days("2026-12-24", "2027-01-01", "Betriebsferien")
EVERY_SECOND = at("TU", "10:00", "12:00", interval=2, valid_from=date(2026, 11, 24))
COURSE = at("MO", "18:00", "20:00", school_holidays=SchoolHolidays.OUTSIDE)
HOLIDAY_CAMP = at("MO", "09:00", "16:00", school_holidays=SchoolHolidays.WITHIN)
AUTUMN = [days("2026-10-05", "2026-10-16", "Herbstferien")]

CASES = {
    "within hours": (Hours(openings=OFFICE), "2026-11-26 11:59", "open until 2026-11-26 12:00"),
    "the minute at which it opens": (Hours(openings=OFFICE), "2026-11-26 08:00", "open until 2026-11-26 12:00"),
    "the minute at which it closes": (Hours(openings=OFFICE), "2026-11-26 12:00", "closed opens 2026-11-26 14:00"),
    "the second slot of a day": (Hours(openings=OFFICE), "2026-11-26 17:59", "open until 2026-11-26 18:00"),
    "before it opens": (Hours(openings=OFFICE), "2026-11-26 00:00", "closed opens 2026-11-26 08:00"),
    "over the weekend": (Hours(openings=OFFICE), "2026-11-27 12:00", "closed opens 2026-11-30 08:00"),
    "slots that touch are one": (
        Hours(openings=[at("MO", "08:00", "12:00"), at("MO", "12:00", "16:00")]),
        "2026-11-30 09:00",
        "open until 2026-11-30 16:00",
    ),
    "slots that overlap are one": (
        Hours(openings=[at("MO", "08:00", "13:00"), at("MO", "12:00", "16:00")]),
        "2026-11-30 12:30",
        "open until 2026-11-30 16:00",
    ),
    "All Saints' Day on a Sunday shop": (
        Hours(openings=[at("SU", "08:00", "11:00")]),
        "2026-11-01 09:00",
        "closed opens 2026-11-08 08:00 (All Saints' Day)",
    ),
    "Good Friday": (Hours(openings=OFFICE), "2026-04-03 09:00", "closed opens 2026-04-07 08:00 (Good Friday)"),
    "Corpus Christi is one in this state": (
        Hours(openings=OFFICE),
        "2026-06-04 09:00",
        "closed opens 2026-06-05 08:00 (Corpus Christi)",
    ),
    "Epiphany is none in this state": (Hours(openings=OFFICE), "2026-01-06 09:00", "open until 2026-01-06 12:00"),
    "a holiday on which it is closed anyhow gives no reason": (
        Hours(openings=OFFICE),
        "2026-10-03 09:00",
        "closed opens 2026-10-05 08:00",
    ),
    "open on holidays where that is said": (
        Hours(openings=[at("FR", "08:00", "12:00", on_holidays=True)]),
        "2026-04-03 09:00",
        "open until 2026-04-03 12:00",
    ),
    "the evening before New Year": (
        Hours(openings=[at("TH", "20:00", "04:00")]),
        "2027-01-01 00:30",
        "open until 2027-01-01 04:00",
    ),
    "New Year's Day": (Hours(openings=OFFICE), "2027-01-01 09:00", "closed opens 2027-01-04 08:00 (New Year's Day)"),
    "closed between the years": (
        Hours(openings=OFFICE, closed=[XMAS]),
        "2026-12-28 09:00",
        "closed opens 2027-01-04 08:00 (Betriebsferien until 2027-01-01)",
    ),
    "the last minute before the closing": (
        Hours(openings=OFFICE, closed=[XMAS]),
        "2026-12-23 11:59",
        "open until 2026-12-23 12:00",
    ),
    "after the last hours before a closing": (
        Hours(openings=OFFICE, closed=[XMAS]),
        "2026-12-23 12:00",
        "closed opens 2027-01-04 08:00",
    ),
    "an extra opening on a closed day": (
        Hours(openings=OFFICE, closed=[XMAS], extra=[extra("2026-12-24", "09:00", "11:00")]),
        "2026-12-24 08:00",
        "closed opens 2026-12-24 09:00 (Betriebsferien until 2027-01-01)",
    ),
    "an extra opening on a holiday": (
        Hours(openings=OFFICE, extra=[extra("2026-12-25", "09:00", "11:00")]),
        "2026-12-25 10:00",
        "open until 2026-12-25 11:00",
    ),
    "two closings that overlap: the longer one": (
        Hours(openings=OFFICE, closed=[days("2026-12-24", "2026-12-31", "Umbau"), XMAS]),
        "2026-12-28 09:00",
        "closed opens 2027-01-04 08:00 (Betriebsferien until 2027-01-01)",
    ),
    "open beyond the midnight before a closing": (
        Hours(openings=[at("WE", "20:00", "02:00")], closed=[XMAS]),
        "2026-12-24 01:00",
        "open until 2026-12-24 02:00",
    ),
    "after midnight": (Hours(openings=[at("FR", "20:00", "02:00")]), "2026-11-28 01:59", "open until 2026-11-28 02:00"),
    "until midnight": (Hours(openings=[at("FR", "20:00", "00:00")]), "2026-11-27 23:59", "open until 2026-11-28 00:00"),
    "23:59 is midnight": (
        Hours(openings=[at("FR", "20:00", "23:59"), at("SA", "00:00", "03:00")]),
        "2026-11-27 21:00",
        "open until 2026-11-28 03:00",
    ),
    "round the clock": (Hours(openings=[at("", "00:00", "23:59", on_holidays=True)]), "2026-12-25 03:00", "open"),
    "first Saturday": (
        Hours(openings=[at("SA", "10:00", "12:00", week=1)]),
        "2026-11-28 10:00",
        "closed opens 2026-12-05 10:00",
    ),
    "fourth Thursday is not the last": (
        Hours(openings=[at("TH", "10:00", "12:00", week=4)]),
        "2026-12-31 10:30",
        "closed opens 2027-01-28 10:00",
    ),
    "last Thursday": (
        Hours(openings=[at("TH", "10:00", "12:00", week=-1)]),
        "2026-12-31 10:30",
        "open until 2026-12-31 12:00",
    ),
    "every second week": (Hours(openings=[EVERY_SECOND]), "2026-11-24 13:00", "closed opens 2026-12-08 10:00"),
    "every second week, over the year": (
        Hours(openings=[EVERY_SECOND]),
        "2026-12-22 13:00",
        "closed opens 2027-01-05 10:00",
    ),
    "hours that hold later": (
        Hours(openings=[at("MO", "09:00", "10:00", valid_from=date(2027, 3, 1))]),
        "2026-11-30 09:30",
        "closed opens 2027-03-01 09:00",
    ),
    "hours that are over": (
        Hours(openings=[at("MO", "09:00", "10:00", valid_to=date(2026, 11, 22))]),
        "2026-11-30 09:30",
        "unknown",
    ),
    "the last day of hours": (
        Hours(openings=[at("MO", "09:00", "10:00", valid_to=date(2026, 11, 30))]),
        "2026-11-30 09:30",
        "open until 2026-11-30 10:00",
    ),
    "by appointment on no particular day": (Hours(openings=[at("", by_appointment=True)]), "2026-11-28 23:00", "by_appointment"),
    "by appointment, and open hours beside": (
        Hours(openings=[*OFFICE, at("", by_appointment=True, on_holidays=True)]),
        "2026-11-27 13:00",
        "by_appointment until 2026-11-30 08:00 opens 2026-11-30 08:00",
    ),
    "by appointment at its time": (
        Hours(openings=[*OFFICE, at("FR", "14:00", "16:00", by_appointment=True)]),
        "2026-11-27 14:00",
        "by_appointment until 2026-11-27 16:00 opens 2026-11-30 08:00",
    ),
    "by appointment, but closed": (
        Hours(openings=[at("", by_appointment=True)], closed=[XMAS]),
        "2026-12-28 09:00",
        "closed by appointment from 2027-01-02 00:00 (Betriebsferien until 2027-01-01)",
    ),
    "not in school holidays": (
        Hours(openings=[COURSE], school_holidays=AUTUMN),
        "2026-10-05 18:30",
        "closed opens 2026-10-19 18:00 (Herbstferien until 2026-10-16)",
    ),
    "only in school holidays": (
        Hours(openings=[HOLIDAY_CAMP], school_holidays=AUTUMN),
        "2026-10-12 10:00",
        "open until 2026-10-12 16:00",
    ),
    "nothing is known": (Hours(), "2026-11-28 09:00", "unknown"),
    "open through the night in which an hour is missing": (
        Hours(openings=[at("SA", "22:00", "05:00")]),
        "2026-03-29 01:59",
        "open until 2026-03-29 05:00",
    ),
    "opens in the hour that is missing": (
        Hours(openings=[at("SU", "02:30", "05:00")]),
        "2026-03-29 01:30",
        "closed opens 2026-03-29 03:00",
    ),
    "the hour that comes twice, the first time": (
        Hours(openings=[at("SU", "02:00", "02:30")]),
        "2026-10-25 02:15",
        "open until 2026-10-25 02:30",
    ),
}


@pytest.mark.parametrize("hours, when, expected", list(CASES.values()), ids=list(CASES))
def test_state_is_what_a_reader_finds(hours: Hours, when: str, expected: str) -> None:
    assert told(state_at([hours], moment(when))) == expected


def test_hour_that_comes_twice_is_open_twice() -> None:
    hours = Hours(openings=[at("SU", "02:00", "02:30")])
    between = state_at([hours], moment("2026-10-25 02:45"))
    again = state_at([hours], moment("2026-10-25 02:15", fold=1))
    assert (told(between), told(again)) == ("closed opens 2026-10-25 02:00", "open until 2026-10-25 02:30")
    assert between.opens == moment("2026-10-25 02:00", fold=1).astimezone(UTC)


@pytest.mark.parametrize(
    "when, changes",
    [
        ("2026-11-26 09:00", "11:00"),  # it closes soon
        ("2026-11-26 11:00", "12:00"),
        ("2026-11-26 12:00", "13:00"),  # it opens soon
        ("2026-11-26 13:00", "14:00"),
    ],
)
def test_state_says_when_it_reads_differently(when: str, changes: str) -> None:
    assert state_at([Hours(openings=OFFICE)], moment(when)).changes_at == moment(f"2026-11-26 {changes}")


def test_best_of_several_places_counts() -> None:
    shut, short, long = Hours(), Hours(openings=[at("TH", "08:00", "12:00")]), Hours(openings=[at("TH", "09:00", "13:00")])
    found = state_at([shut, short, long], moment("2026-11-26 10:00"))
    assert (told(found), found.changes_at) == ("open until 2026-11-26 13:00", moment("2026-11-26 11:00"))


def test_without_places_nothing_is_known() -> None:
    assert told(state_at([], moment("2026-11-26 10:00"))) == "unknown"


def test_closed_hours_of_another_state_are_asked_for_by_a_setting(settings: Any) -> None:
    settings.HOLIDAYS = "DE-NI"  # Reformation Day is a holiday there, Corpus Christi is none
    office = [Hours(openings=[at("TH SA", "08:00", "12:00")])]
    assert [told(state_at(office, moment(day))) for day in ("2026-10-31 09:00", "2026-06-04 09:00")] == [
        "closed opens 2026-11-05 08:00 (Reformation Day)",
        "open until 2026-06-04 12:00",
    ]
