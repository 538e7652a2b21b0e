"""Dates of published events, in the order in which they take place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import msgspec
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.plugins.events.recurrence import HERE, ONE_DAY
from cms.published.models import PublishedDocument
from site_pages.reading.formats import clock_time, day_in_year, local_date
from site_pages.reading.lists import language_of_words


@dataclass(frozen=True)
class EventOnDate:
    """One date of an event's JSON, in the language of its reader."""

    event: Mapping[str, Any]
    occurrence: Mapping[str, Any]
    language: str

    @property
    def id(self) -> str:
        return str(self.occurrence["id"])

    @property
    def status(self) -> str:
        return str(self.occurrence.get("status", "scheduled"))

    @property
    def is_all_day(self) -> bool:
        return bool(self.occurrence.get("all_day"))

    @cached_property
    def start(self) -> datetime:
        return moment(self.occurrence["starts_at"], self.is_all_day)

    @cached_property
    def end(self) -> datetime:
        """Of whole days the midnight after the last."""
        ends = moment(self.occurrence["ends_at"], self.is_all_day)
        return ends + ONE_DAY if self.is_all_day else ends

    @property
    def last_day(self) -> date:
        """An end at night belongs to the day before."""
        return max(self.start.date(), (self.end - timedelta(hours=6)).date())

    @property
    def day(self) -> date:
        """Under which it stands: what goes on already stands under today."""
        return max(self.start.date(), min(timezone.localdate(), self.last_day))

    @property
    def day_text(self) -> str:
        return day_in_year(self.start.date(), self.language)

    @property
    def until_text(self) -> str:
        """The last day of what takes several."""
        if self.last_day == self.start.date():
            return ""
        return _("until %(day)s") % {"day": local_date(self.last_day, self.language)}

    @property
    def times(self) -> tuple[str, str]:
        """Begin and end by the clock here; nothing for whole days."""
        if self.is_all_day:
            return "", ""
        return clock_time(self.start, self.language), clock_time(self.end, self.language)

    @property
    def planned_text(self) -> str:
        """The day on which it would have been."""
        return day_in_year(date.fromisoformat(self.occurrence["day"]), self.language)

    @property
    def name_language(self) -> str:
        return language_of_words(self.event, "name", self.language)

    @property
    def reason_language(self) -> str:
        return language_of_words(self.event, "changes", self.language)

    @property
    def key(self) -> tuple[datetime, datetime, str, str]:
        return (self.start, self.end, str(self.event["name"]), self.id)


def moment(text: str, is_all_day: bool) -> datetime:
    if is_all_day:
        return datetime.combine(date.fromisoformat(text), time.min, HERE)
    return datetime.fromisoformat(text).astimezone(HERE)


def event_item(document: PublishedDocument) -> dict[str, Any]:
    """As it stands in lists; its address is a path, so that readers stay on the host they came to."""
    return msgspec.json.decode(document.item) | {"url": document.url}


def dates_of(documents: Iterable[PublishedDocument], language: str) -> list[EventOnDate]:
    """All that is not over, sooner first."""
    return upcoming(map(event_item, documents), language)


def upcoming(events: Iterable[Mapping[str, Any]], language: str) -> list[EventOnDate]:
    now = timezone.now()
    found = [EventOnDate(event, one, language) for event in events for one in event.get("dates", [])]
    return sorted((one for one in found if one.end > now), key=lambda one: one.key)


def by_day(dates: Iterable[EventOnDate]) -> dict[date, list[EventOnDate]]:
    days: dict[date, list[EventOnDate]] = {}
    for one in sorted(dates, key=lambda one: (one.day, one.key)):
        days.setdefault(one.day, []).append(one)
    return days


def changes_at(dates: Iterable[EventOnDate]) -> datetime:
    """When a list reads differently though nothing was published: something is over, or the day is."""
    midnight = datetime.combine(timezone.localdate() + ONE_DAY, time.min, HERE)
    return min([midnight, *(one.end for one in dates)])
