"""Schedules of HSDS as people read them: a table of the week, and sentences for what does not fit in it."""

from __future__ import annotations

import re
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from site_pages.reading.formats import local_date, local_time, weekday

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTH_DAY = re.compile(r"(-?\d)(MO|TU|WE|TH|FR|SA|SU)")

Schedule = dict[str, Any]


def week(schedules: list[Schedule], language: str) -> list[dict[str, Any]]:
    """[{weekday, times: [{hours, note}]}] from Monday to Sunday; [] when nothing recurs weekly."""
    weekly = [one for one in schedules if is_weekly(one) and is_current(one)]
    if not any(days_of(one) for one in weekly):
        return []
    return [row(number, [one for one in weekly if day in days_of(one)], language) for number, day in enumerate(DAYS)]


def row(number: int, schedules: list[Schedule], language: str) -> dict[str, Any]:
    times = dict.fromkeys((times_of(one), note_of(one, language)) for one in sorted(schedules, key=times_of))
    return {
        "weekday": weekday(number, language),
        "times": [{"hours": hours, "note": note} for hours, note in times],
    }


def extras(schedules: list[Schedule], language: str) -> list[str]:
    """Sentences: nth weekdays of a month, appointments on no particular day, hours that hold later."""
    sentences = [sentence for one in schedules if not is_over(one) for sentence in sentences_of(one, language)]
    return list(dict.fromkeys(sentences))


def sentences_of(schedule: Schedule, language: str) -> list[str]:
    if schedule.get("freq") == "MONTHLY":
        days = monthly(schedule, language)
    elif not days_of(schedule):
        days = [times_of(schedule)]
    elif is_later(schedule):
        days = [f"{', '.join(weekday(DAYS.index(day), language) for day in days_of(schedule))}: {times_of(schedule)}"]
    else:
        return []
    return [one for day in days if (one := sentence(day.removesuffix(": "), schedule, language))]


def sentence(when: str, schedule: Schedule, language: str) -> str:
    """The days and times of a schedule, with what else is to be known of them."""
    note = note_of(schedule, language)
    text = f"{when} ({note})" if when and note else when or note
    if not text or not is_later(schedule):
        return text
    return _("From %(date)s: %(when)s") % {"date": local_date(schedule["valid_from"], language), "when": text}


def note_of(schedule: Schedule, language: str) -> str:
    """What belongs to these hours and to no others: "By appointment, until 31 March 2027"."""
    notes = [_("By appointment")] if schedule.get("x_by_appointment") else []
    if schedule.get("valid_to"):
        notes.append(_("until %(date)s") % {"date": local_date(schedule["valid_to"], language)})
    return ", ".join(notes)


def monthly(schedule: Schedule, language: str) -> list[str]:
    sentences = []
    for which, day in NTH_DAY.findall(schedule.get("byday", "")):
        words = {"day": weekday(DAYS.index(day), language), "times": times_of(schedule)}
        if sentence := str(nth_sentences().get(which, "")):
            sentences.append(sentence % words)
    return sentences


def nth_sentences() -> dict[str, str | Promise]:
    return {
        "1": _("First %(day)s of the month: %(times)s"),
        "2": _("Second %(day)s of the month: %(times)s"),
        "3": _("Third %(day)s of the month: %(times)s"),
        "4": _("Fourth %(day)s of the month: %(times)s"),
        "-1": _("Last %(day)s of the month: %(times)s"),
    }


def times_of(schedule: Schedule) -> str:
    opens, closes = local_time(schedule.get("opens_at")), local_time(schedule.get("closes_at"))
    return f"{opens}–{closes}" if opens and closes else opens or closes


def days_of(schedule: Schedule) -> list[str]:
    given = schedule.get("byday", "").split(",")
    return [day for day in DAYS if day in given]


def is_weekly(schedule: Schedule) -> bool:
    return str(schedule.get("freq", "WEEKLY")) == "WEEKLY"


def is_current(dated: Schedule) -> bool:
    """Whether what has `valid_from` and `valid_to` holds today."""
    return not is_over(dated) and not is_later(dated)


def is_over(dated: Schedule) -> bool:
    return bool(dated.get("valid_to")) and str(dated["valid_to"])[:10] < timezone.localdate().isoformat()


def is_later(dated: Schedule) -> bool:
    return bool(dated.get("valid_from")) and str(dated["valid_from"])[:10] > timezone.localdate().isoformat()
