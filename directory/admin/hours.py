"""Rows of hours in a form, judged together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from cms.admin.rows import Rows
from directory.models.schedule import Interval, Schedule
from directory.opening_hours.hours import DAY, Times

WEEK = 7 * DAY


class ScheduleRows(Rows):
    """Hours may not be told twice: what holds at the same time as another row is marked at its first field."""

    def clean(self, *args: Any, **kwargs: Any) -> None:
        super().clean(*args, **kwargs)
        kept = [form for form in self.forms if form not in self.deleted_forms and (form.has_changed() or form.instance.pk)]
        for former, form in combinations([form for form in kept if form.is_valid()], 2):
            if form.is_valid() and overlap(former.instance, form.instance):
                form.add_error("opens_at", message_about(former))


def message_about(row: forms.ModelForm[Any]) -> str:
    return _("These hours overlap with: %(hours)s.") % {"hours": row.instance}


def overlap(one: Schedule, other: Schedule) -> bool:
    """Whether both hold at some moment, as far as their weeks tell. Appointments may lie within open hours."""
    if one.by_appointment != other.by_appointment or not recur_together(one, other) or not valid_together(one, other):
        return False
    return any(a < d and c < b for a, b in minutes_of_week(one) for c, d in around(other))


def recur_together(one: Schedule, other: Schedule) -> bool:
    weekly = one.interval == other.interval == Interval.WEEKLY
    same_weeks = None in (one.week_of_month, other.week_of_month) or one.week_of_month == other.week_of_month
    return weekly and same_weeks and not (one.school_holidays and other.school_holidays not in ("", one.school_holidays))


def valid_together(one: Schedule, other: Schedule) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    return first <= min(one.valid_to or date.max, other.valid_to or date.max)


def minutes_of_week(row: Schedule) -> Iterator[tuple[int, int]]:
    if row.opens_at is None:
        return
    opens, closes = Times(opens_at=row.opens_at, closes_at=row.closes_at).minutes
    yield from ((day * DAY + opens, day * DAY + closes) for day in row.days)


def around(row: Schedule) -> Iterator[tuple[int, int]]:
    """The week once more before and after: Sunday's night ends on Monday."""
    for opens, closes in minutes_of_week(row):
        yield from ((opens + shift, closes + shift) for shift in (-WEEK, 0, WEEK))
