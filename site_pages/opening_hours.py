"""Schedules of HSDS as people read them: a table of the week, and sentences for what does not fit in it."""

from __future__ import annotations

import re
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from site_pages.local_words import local_date, local_time, weekday

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTH_DAY = re.compile(r"(-?\d)(MO|TU|WE|TH|FR|SA|SU)")

Schedule = dict[str, Any]


def week(schedules: list[Schedule], language: str) -> list[dict[str, Any]]:
    """[{weekday, times, by_appointment}] from Monday to Sunday; [] when nothing recurs weekly."""
    weekly = [one for one in schedules if is_weekly(one) and is_current(one)]
    if not any(days_of(one) for one in weekly):
        return []
    return [row(number, [one for one in weekly if day in days_of(one)], language) for number, day in enumerate(DAYS)]


def row(number: int, schedules: list[Schedule], language: str) -> dict[str, Any]:
    times = sorted({times_of(one) for one in schedules if times_of(one)})
    by_appointment = any(one.get("x_by_appointment") for one in schedules)
    return {"weekday": weekday(number, language), "times": times, "by_appointment": by_appointment}


def extras(schedules: list[Schedule], language: str) -> list[str]:
    """Sentences: nth weekdays of a month, appointments on no particular day, hours that hold later, notes."""
    sentences = [sentence for one in schedules for sentence in sentences_of(one, language)]
    return list(dict.fromkeys(sentences))


def sentences_of(schedule: Schedule, language: str) -> list[str]:
    found: list[str] = []
    if is_over(schedule):
        return found
    if schedule.get("freq") == "MONTHLY":
        found += monthly(schedule, language)
    elif schedule.get("x_by_appointment") and not days_of(schedule):
        found.append(_("By appointment"))
    elif is_later(schedule):
        found.append(later(schedule, language))
    if notes := schedule.get("notes"):
        found.append(str(notes))
    return found


def monthly(schedule: Schedule, language: str) -> list[str]:
    sentences = []
    for which, day in NTH_DAY.findall(schedule.get("byday", "")):
        words = {"day": weekday(DAYS.index(day), language), "times": times_of(schedule)}
        if sentence := str(nth_sentences().get(which, "")):
            sentences.append((sentence % words).rstrip(": "))
    return sentences


def nth_sentences() -> dict[str, str | Promise]:
    return {
        "1": _("First %(day)s of the month: %(times)s"),
        "2": _("Second %(day)s of the month: %(times)s"),
        "3": _("Third %(day)s of the month: %(times)s"),
        "4": _("Fourth %(day)s of the month: %(times)s"),
        "-1": _("Last %(day)s of the month: %(times)s"),
    }


def later(schedule: Schedule, language: str) -> str:
    days = ", ".join(weekday(DAYS.index(day), language) for day in days_of(schedule))
    words = {"date": local_date(schedule["valid_from"], language), "days": days, "times": times_of(schedule)}
    return (_("From %(date)s: %(days)s %(times)s") % words).strip()


def times_of(schedule: Schedule) -> str:
    opens, closes = local_time(schedule.get("opens_at")), local_time(schedule.get("closes_at"))
    return f"{opens}–{closes}" if opens and closes else opens or closes


def days_of(schedule: Schedule) -> list[str]:
    given = schedule.get("byday", "").split(",")
    return [day for day in DAYS if day in given]


def is_weekly(schedule: Schedule) -> bool:
    return str(schedule.get("freq", "WEEKLY")) == "WEEKLY"


def is_current(schedule: Schedule) -> bool:
    return not is_over(schedule) and not is_later(schedule)


def is_over(schedule: Schedule) -> bool:
    return bool(schedule.get("valid_to")) and str(schedule["valid_to"])[:10] < timezone.localdate().isoformat()


def is_later(schedule: Schedule) -> bool:
    return bool(schedule.get("valid_from")) and str(schedule["valid_from"])[:10] > timezone.localdate().isoformat()
