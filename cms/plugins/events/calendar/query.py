"""What somebody asks the calendar for: `?place=&topic=&language=&type=&week=&month=&page=`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from cms.plugins.events.calendar.dates import EventOnDate
from cms.plugins.events.event_type import EventType
from cms.plugins.events.recurrence import YEARS, next_month
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.reading.lists import ListQuery

WEEK, MONTH = re.compile(r"(\d{4})-W(\d{2})"), re.compile(r"(\d{4})-(\d{2})")


@dataclass
class CalendarQuery(ListQuery):
    names = ("place", "topic", "language", "type", "week", "month")
    type: str = ""
    week: str = ""
    month: str = ""

    @classmethod
    def read(cls, parameters: QueryDict, frame: dict[str, Any]) -> CalendarQuery:
        query, given = cls(), {name: parameters.get(name, "").strip() for name in ("type", "week", "month")}
        query.take_usual(parameters, frame)
        query.take("type", given["type"], given["type"] in EventType.values)
        query.take("week", given["week"], monday(given["week"]) is not None)
        query.take("month", given["month"], first_of_month(given["month"]) is not None)
        return query

    @property
    def at_any_time(self) -> list[tuple[str, str]]:
        """The parts without what says when."""
        return [one for one in self.parts if one[0] not in {"week", "month"}]

    @property
    def filters(self) -> str:
        return urlencode(self.at_any_time)

    def with_value(self, name: str, text: str) -> str:
        """Another week or month, with the same filters."""
        return urlencode([*self.at_any_time, (name, text)])

    def documents(self, language: str) -> PublishedDocumentQuerySet:
        """Events in a language that the filters let through. What is online is everywhere."""
        found = PublishedDocument.objects.current("event", language).listed()
        return self.narrowed(found, "online", event_type=self.type).defer("full", "search_text")

    def within(self, dates: list[EventOnDate]) -> list[EventOnDate]:
        """Those of the week or month that is asked for."""
        if not (asked := self.period):
            return dates
        first, last = asked
        return [one for one in dates if one.start.date() <= last and one.last_day >= first]

    @property
    def period(self) -> tuple[date, date] | None:
        if first := monday(self.week):
            return first, first + timedelta(days=6)
        if first := first_of_month(self.month):
            return first, next_month(first) - timedelta(days=1)
        return None


def monday(week: str) -> date | None:
    """The first day of a week such as 2026-W50."""
    found = WEEK.fullmatch(week)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found and int(found[1]) in YEARS else None
    except ValueError:
        return None


def first_of_month(month: str) -> date | None:
    """The first day of a month such as 2026-12."""
    found = MONTH.fullmatch(month)
    try:
        return date(int(found[1]), int(found[2]), 1) if found and int(found[1]) in YEARS else None
    except ValueError:
        return None


def weeks_ahead(number: int = 8) -> Iterator[tuple[str, date, date]]:
    """(2026-W50, Monday, Sunday) from this week on."""
    today = timezone.localdate()
    first = today - timedelta(days=today.weekday())
    for _week in range(number):
        year, week, _day = first.isocalendar()
        yield f"{year}-W{week:02}", first, first + timedelta(days=6)
        first += timedelta(days=7)
