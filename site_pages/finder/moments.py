"""Moments of the coming week at which a visitor may want to go somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.filters.values import MOMENT, NOW
from site_pages.reading.open_now import when

DAYS = 8  # whatever the time: each weekday
TIMES = (time(10), time(15), time(18, 30))  # morning, afternoon, evening


@dataclass(frozen=True)
class Moment:
    """`value` is what stands in an address."""

    value: str
    text: str


def moments(chosen: str, language: str) -> list[Moment]:
    """Now, what is still to come, and the chosen one if it is none of these."""
    now = timezone.localtime(timezone.now(), timezone.get_default_timezone())
    found = {NOW: _("Open now")} | {written(one): when(one, now, language) for one in coming(now)}
    if chosen and chosen not in found:
        found[chosen] = text_of(chosen, language)
    return [Moment(value, text) for value, text in found.items()]


def coming(now: datetime) -> Iterator[datetime]:
    for number in range(DAYS):
        day = now.date() + timedelta(days=number)
        for one in TIMES:
            moment = datetime.combine(day, one, now.tzinfo)
            if moment > now:
                yield moment


def next_change() -> datetime:
    """When the first of them is over."""
    return next(coming(timezone.localtime(timezone.now(), timezone.get_default_timezone())))


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def text_of(value: str, language: str) -> str:
    """The words for a value of `open_at`."""
    return _("Open now") if value == NOW else when(MOMENT.read(value), timezone.now(), language)
