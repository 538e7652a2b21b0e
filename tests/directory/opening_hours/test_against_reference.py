"""The state of random hours at random moments is what a minute-by-minute reference finds."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as rules
from hypothesis import strategies as some

from directory.opening_hours.hours import Closed, Extra, Hours, Opening, SchoolHolidays
from directory.opening_hours.state import SOON, Condition, state_at
from tests.directory.opening_hours import reference

CASES = 10_000
WATCHED = 40  # days
LONGEST_OPEN = 8
LETTERS = {Condition.OPEN: b"o", Condition.BY_APPOINTMENT: b"a", Condition.CLOSED: b"c", Condition.UNKNOWN: b"c"}
MINUTE = timedelta(minutes=1)

moments = some.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31), timezones=some.just(UTC)).map(
    lambda one: one.replace(second=0, microsecond=0)
)
near_changes_of_the_clock = some.sampled_from(
    [
        datetime(year, month, day, 0, tzinfo=UTC)
        for year, month, day in [(2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2031, 10, 26)]
    ]
).flatmap(lambda night: some.integers(-300, 300).map(lambda minutes: night + minutes * MINUTE))
clock_times = some.one_of(
    some.sampled_from([time(0), time(2), time(2, 30), time(3), time(8), time(12), time(17, 30), time(22), time(23, 59)]),
    some.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60))),
)
pairs = some.tuples(clock_times, clock_times).filter(lambda pair: pair[0] != pair[1])


def around(day: date, farthest: int) -> some.SearchStrategy[date]:
    return some.integers(-farthest, farthest).map(lambda days: day + timedelta(days=days))


def periods(day: date, longest: int) -> some.SearchStrategy[Closed]:
    return some.tuples(around(day, 30), some.integers(0, longest)).map(
        lambda given: Closed(first=given[0], last=given[0] + timedelta(days=given[1]))
    )


@some.composite
def openings(draw: Callable[..., Any], day: date) -> Opening:
    by_appointment, interval = draw(some.booleans()), draw(some.sampled_from([1, 1, 1, 2, 3, 4]))
    opens_at, closes_at = draw(some.one_of(some.just((None, None)), pairs) if by_appointment else pairs)
    valid_from = draw(around(day, 60) if interval > 1 else some.one_of(some.none(), around(day, 60)))
    return Opening(
        days=draw(some.lists(some.integers(0, 6), min_size=0 if by_appointment else 1, max_size=5, unique=True)),
        week=draw(some.sampled_from([0, 0, 0, 1, 2, 3, 4, -1])) if interval == 1 else 0,
        interval=interval,
        opens_at=opens_at,
        closes_at=closes_at,
        valid_from=valid_from,
        valid_to=draw(
            some.one_of(some.none(), some.integers(0, 90).map(lambda days: (valid_from or day) + timedelta(days=days)))
        ),
        by_appointment=by_appointment,
        on_holidays=draw(some.booleans()),
        school_holidays=draw(some.sampled_from([SchoolHolidays.NOTHING, *SchoolHolidays])),
    )


@some.composite
def cases(draw: Callable[..., Any]) -> tuple[Hours, datetime]:
    moment = draw(some.one_of(moments, near_changes_of_the_clock))
    day = moment.date()
    extra = some.builds(lambda one, pair: Extra(day=one, opens_at=pair[0], closes_at=pair[1]), around(day, 20), pairs)
    hours = Hours(
        openings=draw(some.lists(openings(day), max_size=5)),
        extra=draw(some.lists(extra, max_size=2)),
        closed=draw(some.lists(periods(day, 20), max_size=2)),
        school_holidays=draw(some.lists(periods(day, 40), max_size=2)),
    )
    return hours, moment


def agrees(hours: Hours, moment: datetime) -> None:
    state = state_at([hours], moment)
    minutes = reference.minutes_from(hours, moment, WATCHED)
    assert LETTERS[state.condition] == minutes[:1]
    if minutes[:1] == b"c":
        known = reference.is_known(hours, moment.astimezone(reference.ZONE).date())
        assert state.condition is (Condition.CLOSED if known else Condition.UNKNOWN)
    ends = len(minutes) - len(minutes.lstrip(minutes[:1]))
    if state.condition in {Condition.OPEN, Condition.BY_APPOINTMENT}:
        if ends < (LONGEST_OPEN - 1) * 24 * 60:
            assert state.until == moment + ends * MINUTE
        elif ends > LONGEST_OPEN * 24 * 60:
            assert state.until is None
    if state.condition is Condition.CLOSED or (state.condition is Condition.BY_APPOINTMENT and state.opens):
        opens_as_expected(minutes, moment, state.opens, state.opens_by_appointment)
    if state.condition is Condition.BY_APPOINTMENT and not state.opens:
        assert b"o" not in minutes
    marks = [one - early for one in (state.until, state.opens) if one for early in (SOON, timedelta(0))]
    assert state.changes_at == min((one for one in marks if one > moment), default=None)


def opens_as_expected(minutes: bytes, moment: datetime, opens: datetime | None, by_appointment: bool) -> None:
    """Far ahead the reference does not look."""
    first = minutes.find(b"a" if by_appointment else b"o")
    if first >= 0:
        assert opens == moment + first * MINUTE
    else:
        assert opens is None or opens >= moment + len(minutes) * MINUTE
    if by_appointment or opens is None:
        assert b"o" not in minutes


@pytest.mark.long
def test_state_agrees_with_the_reference(share: Callable[[Sequence[int]], Sequence[int]]) -> None:
    numbers = share(range(CASES))

    @seed(sum(numbers))
    @rules(max_examples=len(numbers), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(cases())
    def agree(case: tuple[Hours, datetime]) -> None:
        agrees(*case)

    agree()


def test_reference_knows_the_holidays() -> None:
    """Feiertagsgesetz of Rheinland-Pfalz: eleven of them; in 2026 Easter is 5 April."""
    found = [
        day.isoformat()[5:] for number in range(365) if reference.is_holiday(day := date(2026, 1, 1) + timedelta(days=number))
    ]
    assert found == ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01", "12-25", "12-26"]
