"""A month as a table of weeks, which begin on the day on which they do where the reader's language comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from babel.dates import format_date, get_day_names
from django.utils import timezone

from cms.plugins.events.calendar.dates import EventOnDate
from cms.plugins.events.occurrences import period
from cms.plugins.events.recurrence import next_month
from site_pages.reading.formats import date_locale, day_in_year, home_locale, in_digits


@dataclass(frozen=True)
class Day:
    day: date
    number: str
    name: str
    is_in_month: bool
    is_today: bool
    dates: list[EventOnDate]


@dataclass(frozen=True)
class Month:
    first: date
    dates: list[EventOnDate]
    language: str

    @property
    def title(self) -> str:
        return title(self.first, self.language)

    @property
    def first_weekday(self) -> int:
        return home_locale(self.language).first_week_day

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """(whole name, short name) in the order of the week."""
        locale = date_locale(self.language)
        wide, short = get_day_names("wide", "stand-alone", locale), get_day_names("short", "stand-alone", locale)
        return [(wide[day % 7], short[day % 7]) for day in range(self.first_weekday, self.first_weekday + 7)]

    @cached_property
    def weeks(self) -> list[list[Day]]:
        day = self.first - timedelta(days=(self.first.weekday() - self.first_weekday) % 7)
        end, found = next_month(self.first), []
        while day < end:
            found.append([self.day(day + timedelta(days=number)) for number in range(7)])
            day += timedelta(days=7)
        return found

    def day(self, day: date) -> Day:
        there = [one for one in self.dates if one.start.date() <= day <= one.last_day] if day.month == self.first.month else []
        return Day(
            day,
            in_digits(str(day.day), self.language),
            day_in_year(day, self.language),
            day.month == self.first.month,
            day == timezone.localdate(),
            there,
        )

    @property
    def before(self) -> date | None:
        """None before the present month."""
        earlier = (self.first - timedelta(days=1)).replace(day=1)
        return earlier if self.first > timezone.localdate() else None

    @property
    def after(self) -> date | None:
        """None beyond what is told."""
        later = next_month(self.first)
        _first, last = period(timezone.localdate())
        return later if later <= last else None


def title(first: date, language: str) -> str:
    return in_digits(format_date(first, "LLLL yyyy", date_locale(language)), language)
