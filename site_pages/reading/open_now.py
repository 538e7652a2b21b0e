"""Open now? The state of a record in words, to the minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.languages import language_of
from directory.opening_hours.hours import Closed, Hours
from directory.opening_hours.state import SOON, Condition, State, state_at
from site_pages.reading.formats import clock_time, local_date, weekday
from site_pages.reading.holidays import holiday_name

A_WEEK = 7  # days in which the name of a weekday says which one
OFFERED = "active"


@dataclass(frozen=True)
class OpenNow:
    """`text` says what holds, `reason` why, in `reason_language`. `is_soon`: it ends or begins within the hour."""

    state: State
    text: str
    is_soon: bool = False
    reason: str = ""
    reason_language: str = ""


def open_now(status: str, hours: bytes, language: str, moment: datetime) -> OpenNow | None:
    """At a full minute, of a service whose `x_hours` are given as JSON; None for one that cannot be had these days."""
    return in_words(state_of(hours, moment), moment, language) if status == OFFERED else None


def open_at_place(hours: Hours, language: str) -> OpenNow:
    now = to_the_minute(None)
    return in_words(state_at([hours], now), now, language)


def to_the_minute(moment: datetime | None) -> datetime:
    return (moment or timezone.now()).replace(second=0, microsecond=0)


@lru_cache(maxsize=2048)
def state_of(hours: bytes, moment: datetime) -> State:
    """Of hours as JSON: lists ask again and again for the same minute."""
    return state_at(msgspec.json.decode(hours, type=list[Hours]), moment)


def in_words(state: State, now: datetime, language: str) -> OpenNow:
    marks = [] if state.condition is Condition.BY_APPOINTMENT else [one for one in (state.until, state.opens) if one]
    is_soon = any(one - now <= SOON for one in marks)
    reason, spoken = reason_of(state, language)
    return OpenNow(state, text_of(state, now, is_soon, language), is_soon, reason, spoken)


def text_of(state: State, now: datetime, is_soon: bool, language: str) -> str:
    if state.condition is Condition.OPEN:
        return open_text(state.until, now, is_soon, language)
    if state.condition is Condition.UNKNOWN:
        return _("Opening hours not known, please call")
    if state.condition is Condition.BY_APPOINTMENT:
        opens = _("By appointment; without one %(when)s")
        return opens % {"when": when(state.opens, now, language)} if state.opens else _("By appointment")
    if state.opens is None:
        return _("Closed")
    if state.opens_by_appointment:
        return _("Closed, by appointment %(when)s") % {"when": when(state.opens, now, language)}
    if is_soon:
        return _("Opens soon, at %(time)s") % {"time": clock_time(state.opens, language)}
    return _("Closed, opens %(when)s") % {"when": when(state.opens, now, language)}


def open_text(until: datetime | None, now: datetime, is_soon: bool, language: str) -> str:
    if until is None:
        return _("Open now")
    if is_soon:
        return _("Closes soon, at %(time)s") % {"time": clock_time(until, language)}
    if until - now < timedelta(days=1):
        return _("Open until %(time)s") % {"time": clock_time(until, language)}
    return _("Open until %(time)s") % {"time": when(until, now, language)}


def when(moment: datetime, now: datetime, language: str) -> str:
    """ "tomorrow at 09:00", "Thursday at 09:00", "4 January 2027 at 09:00"."""
    day, today = (timezone.localtime(one, timezone.get_default_timezone()).date() for one in (moment, now))
    words = {"time": clock_time(moment, language)}
    ahead = (day - today).days
    if ahead == 0:
        return _("today at %(time)s") % words
    if ahead == 1:
        return _("tomorrow at %(time)s") % words
    if ahead < A_WEEK:
        return _("%(day)s at %(time)s") % {**words, "day": weekday(day.weekday(), language)}
    return _("%(day)s at %(time)s") % {**words, "day": local_date(day, language)}


def reason_of(state: State, language: str) -> tuple[str, str]:
    """Why it is closed today, and in which language that is."""
    if state.closed:
        return reason_in_words(state.closed, language)
    return (holiday_name(state.holiday), language) if state.holiday else ("", "")


def reason_in_words(closed: Closed, language: str) -> tuple[str, str]:
    return closed.reason, language_of(language).chain[-1] if closed.x_fallback_fields else language


def hours_among(places: Sequence[Mapping[str, Any]], location: str) -> Hours:
    """The hours at a location, "" for those without one; such as nobody knows are empty."""
    found = next((one for one in places if one.get("location_id", "") == location), {})
    return msgspec.convert(found, type=Hours)
