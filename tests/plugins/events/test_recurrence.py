"""Dates repeat as people say it, by the clock on the wall."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from cms.plugins.events.recurrence import Days, Repeats, Rule, Times, days_of, left_out

EVENING = (time(18), time(20))


def rule(day: str, repeats: str = "", until: str = "", pauses: tuple[Days, ...] = ()) -> Rule:
    last = date.fromisoformat(until) if until else None
    return Rule(Times(date.fromisoformat(day), *EVENING), Repeats(repeats), last, pauses)


def days(found: Rule, first: str, last: str) -> list[str]:
    return [day.isoformat() for day in days_of(found, date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    "repeats, expected",
    [
        ("", ["2026-12-03"]),
        ("weekly", ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31", "2027-01-07"]),
        ("fortnightly", ["2026-12-03", "2026-12-17", "2026-12-31"]),
        ("monthly", ["2026-12-03", "2027-01-07"]),
        ("monthly_last", ["2026-12-03", "2026-12-31"]),
        ("yearly", ["2026-12-03"]),
    ],
)
def test_dates_repeat(repeats: str, expected: list[str]) -> None:
    assert days(rule("2026-12-03", repeats), "2026-12-01", "2027-01-10") == expected


def test_every_day_ends_with_the_last_time() -> None:
    three = rule("2026-12-03", "daily", "2026-12-05")

    assert days(three, "2026-12-01", "2027-01-10") == ["2026-12-03", "2026-12-04", "2026-12-05"]


def test_29_february_comes_every_four_years() -> None:
    assert days(rule("2028-02-29", "yearly"), "2028-01-01", "2037-01-01") == ["2028-02-29", "2032-02-29", "2036-02-29"]


def test_pauses_are_left_out_and_told() -> None:
    holidays = (Days(date(2026, 12, 23), date(2027, 1, 8)),)
    weekly = rule("2026-12-17", "weekly", pauses=holidays)

    assert days(weekly, "2026-12-01", "2027-01-20") == ["2026-12-17", "2027-01-14"]
    assert left_out(weekly, date(2027, 1, 20)) == (date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 7))


def test_what_never_ends_is_told_as_far_as_asked() -> None:
    assert len(days_of(rule("2020-01-01", "daily"), date(2026, 1, 1), date(2099, 1, 1))) == 400


def test_week_of_festivals_shows_while_it_lasts() -> None:
    week = Rule(Times(date(2026, 9, 20), last_day=date(2026, 9, 27)))

    assert days_of(week, date(2026, 9, 25), date(2026, 12, 1)) == (date(2026, 9, 20),)
    assert days_of(week, date(2026, 9, 28), date(2026, 12, 1)) == ()


@pytest.mark.parametrize("day, offset", [("2027-03-27", 1), ("2027-03-28", 2), ("2027-10-30", 2), ("2027-10-31", 1)], ids=str)
def test_evening_stays_an_evening_when_the_clock_is_changed(day: str, offset: int) -> None:
    start = Times(date.fromisoformat(day), *EVENING).start

    assert (start.strftime("%H:%M"), start.utcoffset()) == ("18:00", timedelta(hours=offset))


def test_time_that_the_clock_leaves_out_is_an_hour_later() -> None:
    assert Times(date(2027, 3, 28), time(2, 30), time(4)).start.isoformat() == "2027-03-28T03:30:00+02:00"


def test_end_before_the_beginning_lies_after_midnight() -> None:
    night = Times(date(2026, 12, 31), time(22), time(2))

    assert night.end.isoformat() == "2027-01-01T02:00:00+01:00"


def test_several_days_end_on_the_last() -> None:
    week = Times(date(2026, 9, 20), time(10), time(18), date(2026, 9, 27))

    assert (week.start.isoformat(), week.end.isoformat()) == ("2026-09-20T10:00:00+02:00", "2026-09-27T18:00:00+02:00")
    assert week.on(date(2027, 9, 20)).last_day == date(2027, 9, 27)


@given(
    day=st.dates(date(2026, 1, 1), date(2028, 12, 28)).filter(lambda day: day.day < 29),
    repeats=st.sampled_from([one for one in Repeats if one]),
    length=st.none() | st.integers(1, 800),
)
def test_what_calendars_make_of_the_rule_is_what_is_told(day: date, repeats: Repeats, length: int | None) -> None:
    """From the first date that fits its own rule: RFC 5545 leaves open what others are."""
    until = day + timedelta(days=length) if length else None
    found = Rule(Times(day, *EVENING), repeats, until)
    last = day + timedelta(days=900)
    told = days_of(found, day, last, most=2000)
    start = datetime.combine(day, EVENING[0], UTC if until else None)
    theirs = rrulestr(found.text.replace(found.last_moment, f"{found.until:%Y%m%dT235959Z}" if until else ""), dtstart=start)
    expected = [one.date() for one in theirs.between(start, datetime.combine(last, time.max, start.tzinfo), inc=True)]

    assert [one for one in told if one != day] == [one for one in expected if one != day]
