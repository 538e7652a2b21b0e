"""What somebody asks the calendar for: `?place=&topic=&language=&type=&week=&month=&page=`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.plugins.events.calendar.dates import EventOnDate
from cms.plugins.events.event_type import EventType
from cms.plugins.events.recurrence import YEARS, next_month
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.reading.lists import number_of

WEEK, MONTH = re.compile(r"(\d{4})-W(\d{2})"), re.compile(r"(\d{4})-(\d{2})")
LANGUAGE = re.compile(r"[a-z]{2,3}")
PLACE = re.compile(r"[0-9]{5}|[0-9]{9}|[0-9]{12}")


@dataclass
class CalendarQuery:
    """Checked values, "" for what is not asked for. What makes no sense is left out, and `notices` say so."""

    place: str = ""
    topic: str = ""
    language: str = ""
    type: str = ""
    week: str = ""
    month: str = ""
    page: int = 1
    notices: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, parameters: QueryDict, frame: dict[str, Any]) -> CalendarQuery:
        query = cls()
        topics = {one["code"] for one in frame.get("topics", [])}
        query.take(parameters, "place", bool(PLACE.fullmatch(parameters.get("place", ""))), _("We do not know this place."))
        query.take(parameters, "topic", parameters.get("topic", "") in topics, _("We do not know this topic."))
        query.take(parameters, "language", bool(LANGUAGE.fullmatch(parameters.get("language", ""))))
        query.take(parameters, "type", parameters.get("type", "") in EventType.values)
        query.take(parameters, "week", monday(parameters.get("week", "")) is not None)
        query.take(parameters, "month", first_of_month(parameters.get("month", "")) is not None)
        query.read_page(parameters.get("page", "").strip())
        return query

    def take(self, parameters: QueryDict, name: str, makes_sense: bool, notice: str = "") -> None:
        if makes_sense:
            setattr(self, name, parameters[name])
        elif parameters.get(name, "").strip():
            self.notices.append(notice or _("We left out a filter that we do not understand."))

    def read_page(self, text: str) -> None:
        number = number_of(text)
        if text and number is None:
            self.notices.append(_("This is no page number. You see the first page."))
        self.page = number or 1

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Those of an address, without the page."""
        names = ("place", "topic", "language", "type", "week", "month")
        return [(name, text) for name in names if (text := getattr(self, name))]

    @property
    def encoded(self) -> str:
        return urlencode(self.parts)

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
        for name, text in (("topic", self.topic), ("language", self.language), ("event_type", self.type)):
            if text:
                found = found.with_facet(name, [text])
        if self.place:
            found = found.with_facet_prefix("place", [self.place]) | found.with_facet("online", ["true"])
        return found.defer("full", "search_text")

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
