"""Open or not, minute by minute, as one would find out with a calendar and a lot of time. Shares no code with what it tests."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from directory.opening_hours.hours import Hours, Opening

ZONE = ZoneInfo("Europe/Berlin")
A_DAY = timedelta(days=1)
MINUTES = 1440
CLOSED, APPOINTMENT, OPEN = b"c", b"a", b"o"
FIXED = {(1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26)}  # Feiertagsgesetz Rheinland-Pfalz
AFTER_EASTER = {-2, 1, 39, 50, 60}


@lru_cache
def easter(year: int) -> date:
    """By Gauss, as corrected by Lichtenberg."""
    k = year // 100
    m, s = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25, 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    full_moon = 21 + d - r
    sunday = 7 - (year + year // 4 + s) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + 7 - (full_moon - sunday) % 7 - 1)


def is_holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED or (day - easter(day.year)).days in AFTER_EASTER


def span(opens: time | None, closes: time | None) -> tuple[int, int]:
    if opens is None or closes is None:
        return 0, MINUTES
    start, end = (one.hour * 60 + one.minute for one in (opens, closes))
    if end == 23 * 60 + 59:
        end += 1
    return (start, end) if end > start else (start, end + MINUTES)


def falls_on(row: Opening, day: date) -> bool:
    if row.days and day.isoweekday() - 1 not in row.days:
        return False
    if (row.valid_from and day < row.valid_from) or (row.valid_to and day > row.valid_to):
        return False
    if row.week > 0 and not 7 * (row.week - 1) < day.day <= 7 * row.week:
        return False
    if row.week == -1 and day.day <= monthrange(day.year, day.month)[1] - 7:
        return False
    if row.interval > 1:
        assert row.valid_from
        monday = row.valid_from - timedelta(days=row.valid_from.isoweekday() - 1)
        return (day - monday).days // 7 % row.interval == 0
    return True


def is_open_on(hours: Hours, row: Opening, day: date) -> bool:
    if not falls_on(row, day) or any(one.first <= day <= one.last for one in hours.closed):
        return False
    in_school_holidays = any(one.first <= day <= one.last for one in hours.school_holidays)
    if row.school_holidays == "outside" and in_school_holidays:
        return False
    if row.school_holidays == "within" and not in_school_holidays:
        return False
    return row.on_holidays or not is_holiday(day)


def spans_on(hours: Hours, day: date, midnight: int) -> list[tuple[int, int, bytes]]:
    """What begins on a day, with its letter."""
    rows = [(row, APPOINTMENT if row.by_appointment else OPEN) for row in hours.openings if is_open_on(hours, row, day)]
    found = [(span(row.opens_at, row.closes_at), letter) for row, letter in rows]
    found += [(span(one.opens_at, one.closes_at), OPEN) for one in hours.extra if one.day == day]
    return [(midnight + start, midnight + end, letter) for (start, end), letter in found]


def clock_minutes(hours: Hours, first: date, days: int) -> bytearray:
    """A letter for each minute that a clock shows, from the first midnight on."""
    letters = bytearray(CLOSED * days * MINUTES)
    spans = [one for number in range(-1, days) for one in spans_on(hours, first + number * A_DAY, number * MINUTES)]
    for wanted in (APPOINTMENT, OPEN):
        for start, end, letter in spans:
            if letter == wanted:
                letters[max(start, 0) : max(end, 0)] = letter * (max(end, 0) - max(start, 0))
    return letters[: days * MINUTES]


def minutes_from(hours: Hours, moment: datetime, days: int) -> bytes:
    """A letter for each minute from a moment on, which is a full hour or later: clocks are set at full hours."""
    start = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    first = (start - timedelta(hours=3)).astimezone(ZONE).date()
    clock = clock_minutes(hours, first, days + 3)
    letters = bytearray()
    for number in range(days * 24):
        shown = (start + timedelta(hours=number)).astimezone(ZONE)
        at = (shown.date() - first).days * MINUTES + shown.hour * 60
        letters += clock[at : at + 60]
    return bytes(letters[moment.minute :])


def is_known(hours: Hours, day: date) -> bool:
    return any(not row.valid_to or row.valid_to >= day for row in hours.openings) or any(one.day >= day for one in hours.extra)
