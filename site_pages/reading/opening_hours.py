"""Hours as people read them: a table of the week, sentences for what does not fit in it, and what differs soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory.opening_hours.days import falls_out, holds, recurs
from directory.opening_hours.holidays import holiday_on
from directory.opening_hours.hours import Closed, Hours, Opening, SchoolHolidays, Times
from site_pages.reading.formats import clock_time, day_in_year, local_date, weekday, weekdays
from site_pages.reading.holidays import holiday_name
from site_pages.reading.open_now import reason_in_words

ONE_DAY = timedelta(days=1)
SOON = 14  # days whose exceptions stand above the week
FARTHEST = 60  # days ahead in which the next one of what is not every week is looked for

Json = dict[str, Any]


def week(hours: Hours, language: str) -> list[Json]:
    """[{weekday, is_today, times: [{hours, note}]}] from the first day of the reader's week; [] when nothing recurs weekly."""
    weekly = weekly_now(hours)
    if not any(one.days for one in weekly):
        return []
    today = timezone.localdate().weekday()
    return [
        {"weekday": weekday(day, language), "is_today": day == today, "times": times_on(day, weekly, language)}
        for day in weekdays(language)
    ]


def weekly_now(hours: Hours) -> list[Opening]:
    """What recurs every week these days."""
    return [one for one in hours.openings if is_weekly(one) and is_current(one)]


def times_on(day: int, weekly: list[Opening], language: str) -> list[Json]:
    """What is open on a weekday, in order, each once."""
    found = sorted((one for one in weekly if day in one.days), key=lambda one: one.minutes)
    pairs = dict.fromkeys((times_of(one, language), note_of(one, language)) for one in found)
    return [{"hours": hours, "note": note} for hours, note in pairs]


def in_words(hours: Hours, language: str) -> list[str]:
    """All that is known, as one would say it: "Monday–Wednesday, Friday: 08:00–12:00", extras, then what differs on some days."""
    current, days = weekly_now(hours), dict[str, list[int]]()
    for day in weekdays(language):
        times = times_on(day, current, language)
        days.setdefault(", ".join(with_note(one["hours"], one["note"]) for one in times), []).append(day)
    weekly = [f"{runs_of(some, language)}: {times}" for times, some in days.items() if times]
    other = [f"{day_in_year(one.day, language)}: {times_of(one, language)}" for one in hours.extra]
    closed = _("closed")
    other += [f"{closed}: {with_note(period(one, language), one.reason)}" for one in hours.closed]
    return [*weekly, *extras(hours, language), *other]


def runs_of(days: list[int], language: str) -> str:
    """Three days and more that follow each other are told by the first and the last."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == (day - 1) % 7:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[weekday(day, language) for day in run] for run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in names)


def with_note(text: str, note: str) -> str:
    return f"{text} ({note})" if text and note else text or note


def extras(hours: Hours, language: str) -> list[str]:
    """Sentences: what is not every week, appointments on no particular day, hours that hold later."""
    sentences = [sentence for one in hours.openings if not is_over(one) for sentence in sentences_of(one, hours, language)]
    return list(dict.fromkeys(sentences))


def sentences_of(opening: Opening, hours: Hours, language: str) -> list[str]:
    if opening.days and is_weekly(opening) and not is_later(opening):
        return []
    if opening.days and not is_weekly(opening):
        days = [rare(opening, day, hours, language) for day in opening.days]
    else:
        days = [": ".join(filter(None, [days_of(opening, language), times_of(opening, language)]))]
    return [one for day in days if (one := sentence(day.removesuffix(": "), opening, language))]


def sentence(text: str, opening: Opening, language: str) -> str:
    """The days and times of an opening, with what else is to be known of them."""
    note = note_of(opening, language)
    whole = with_note(text, note)
    if not whole or not is_later(opening):
        return whole
    return _("From %(date)s: %(when)s") % {"date": local_date(opening.valid_from, language), "when": whole}


def rare(opening: Opening, day: int, hours: Hours, language: str) -> str:
    """ "First Saturday of the month: 10:00–12:00", or with the next day on which it is."""
    words = {"day": weekday(day, language), "times": times_of(opening, language)}
    if opening.week:
        return str(nth_sentences()[opening.week]) % words
    text = str(interval_sentences()[opening.interval]) % words
    days = (timezone.localdate() + number * ONE_DAY for number in range(FARTHEST))
    coming = next((one for one in days if one.weekday() == day and holds(hours, opening, one)), None)
    if coming is None:
        return text
    return text + ", " + _("next on %(date)s") % {"date": local_date(coming, language)}


def nth_sentences() -> dict[int, str | Promise]:
    return {
        1: _("First %(day)s of the month: %(times)s"),
        2: _("Second %(day)s of the month: %(times)s"),
        3: _("Third %(day)s of the month: %(times)s"),
        4: _("Fourth %(day)s of the month: %(times)s"),
        -1: _("Last %(day)s of the month: %(times)s"),
    }


def interval_sentences() -> dict[int, str | Promise]:
    return {
        2: _("Every second week, %(day)s: %(times)s"),
        3: _("Every third week, %(day)s: %(times)s"),
        4: _("Every fourth week, %(day)s: %(times)s"),
    }


def note_of(opening: Opening, language: str) -> str:
    """What belongs to these hours and to no others: "By appointment, until 31 March 2027"."""
    notes = [_("By appointment")] if opening.by_appointment else []
    notes += {
        SchoolHolidays.NOTHING: [],
        SchoolHolidays.OUTSIDE: [_("not in school holidays")],
        SchoolHolidays.WITHIN: [_("only in school holidays")],
    }[opening.school_holidays]
    notes += [_("on public holidays, too")] if opening.on_holidays else []
    if opening.valid_to:
        notes.append(_("until %(date)s") % {"date": local_date(opening.valid_to, language)})
    return ", ".join(notes)


def exceptions(hours: Hours, language: str) -> list[Json]:
    """[{when, what, reason, reason_language}] of the next two weeks, in order: closed days, holidays, extra openings."""
    first = timezone.localdate()
    last = first + (SOON - 1) * ONE_DAY
    found = [*closed_soon(hours, first, last, language), *holidays_soon(hours, first, last, language)]
    found += [
        (one.day, {"when": day_in_year(one.day, language), "what": times_of(one, language)})
        for one in hours.extra
        if first <= one.day <= last
    ]
    return [one for _day, one in sorted(found, key=lambda pair: pair[0])]


def closed_soon(hours: Hours, first: date, last: date, language: str) -> Iterator[tuple[date, Json]]:
    suffers = any(one.school_holidays == SchoolHolidays.OUTSIDE for one in hours.openings)
    for one in hours.closed + (hours.school_holidays if suffers else []):
        if one.first <= last and one.last >= first:
            reason, spoken = reason_in_words(one, language)
            what = _("closed") if one in hours.closed else _("not all hours hold")
            yield one.first, {"when": period(one, language), "what": what, "reason": reason, "reason_language": spoken}


def holidays_soon(hours: Hours, first: date, last: date, language: str) -> Iterator[tuple[date, Json]]:
    """Public holidays on which it would be open else."""
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        missed = [one for one in hours.openings if one.days and recurs(one, day) and falls_out(hours, one, day)]
        if missed and holiday_on(day):
            reason = holiday_name(holiday_on(day))
            yield day, {"when": day_in_year(day, language), "what": _("closed"), "reason": reason, "reason_language": language}


def period(days: Closed, language: str) -> str:
    if days.first == days.last:
        return day_in_year(days.first, language)
    return f"{local_date(days.first, language)} – {local_date(days.last, language)}"


def times_of(times: Times, language: str) -> str:
    if times.opens_at is None or times.closes_at is None:
        return ""
    return f"{clock_time(times.opens_at, language)}–{clock_time(times.closes_at, language)}"


def days_of(opening: Opening, language: str) -> str:
    return ", ".join(weekday(day, language) for day in weekdays(language) if day in opening.days)


def is_weekly(opening: Opening) -> bool:
    return not opening.week and opening.interval == 1


def is_current(opening: Opening) -> bool:
    """Whether it holds today."""
    return not is_over(opening) and not is_later(opening)


def is_over(opening: Opening) -> bool:
    return bool(opening.valid_to and opening.valid_to < timezone.localdate())


def is_later(opening: Opening) -> bool:
    return bool(opening.valid_from and opening.valid_from > timezone.localdate())
