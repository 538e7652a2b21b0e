"""The dates of an event from today on, with what is different about single ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from cms.plugins.events.models import Change, DateChange, Event, EventDate
from cms.plugins.events.models.event_date import LONGEST
from cms.plugins.events.recurrence import HERE, MOST, ONE_DAY, Days, Repeats, Rule, Times, days_of, left_out, next_month
from cms.plugins.events.shapes import Occurrence, ScheduleRule
from cms.translations.texts import Texts

MONTHS = 13  # ahead
EVER = 10_000  # dates: more than ten years of days
Planned = tuple[EventDate, date, Times]


def rule_of(found: EventDate, pauses: tuple[Days, ...]) -> Rule:
    own = pauses if found.pauses_in_school_holidays else ()
    return Rule(found.times, Repeats(found.repeats), found.until, own)


def period(today: date) -> tuple[date, date]:
    """What is told: from today to the end of the month a year ahead, so that it changes with the month alone."""
    months = today.year * 12 + today.month - 1 + MONTHS
    return today, date(months // 12, months % 12 + 1, 1) - ONE_DAY


def occurrences(event: Event, pauses: tuple[Days, ...], texts: Texts) -> list[Occurrence]:
    """In the order in which they take place; those moved to a day before today are over."""
    first, last = period(timezone.localdate())
    changes = {one.day: one for one in event.changes.all()}
    moved_here = [one.day for one in changes.values() if one.new_day and one.new_day >= first - timedelta(days=LONGEST + 1)]
    found = [
        (times, occurrence(event, planned, day, times, changes.get(day), texts))
        for planned, day, times in in_period(event, pauses, min([first, *moved_here]), last, changes)
        if times.end > datetime.combine(first, time.min, HERE)
    ]
    return [one for _times, one in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id))]


def in_period(
    event: Event, pauses: tuple[Days, ...], first: date, last: date, changes: dict[date, DateChange], most: int = MOST
) -> Iterable[Planned]:
    """Each date with the times that hold in the end."""
    for planned in event.dates.all():
        rule = rule_of(planned, pauses)
        for day in days_of(rule, first, last, most):
            change = changes.get(day)
            if not (change and change.change == Change.LEFT_OUT):
                yield planned, day, change.moved(rule.times.on(day)) if change else rule.times.on(day)


def occurrence(event: Event, planned: EventDate, day: date, times: Times, change: DateChange | None, texts: Texts) -> Occurrence:
    status = "cancelled" if event.status == "cancelled" else change.change if change else "scheduled"
    starts_at, ends_at = written(times)
    return Occurrence(
        id=str(occurrence_id(planned.uuid, day)),
        day=day.isoformat(),
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=times.is_all_day,
        status=str(status),
        reason=texts.child_text(event, "changes", change, "reason") if change else None,
    )


def occurrence_id(planned: UUID, day: date) -> UUID:
    """The same wherever and whenever it is asked for."""
    return uuid5(planned, day.isoformat())


def written(times: Times) -> tuple[str, str]:
    if times.is_all_day:
        return times.day.isoformat(), (times.last_day or times.day).isoformat()
    return times.start.isoformat(), times.end.isoformat()


def schedule(event: Event, pauses: tuple[Days, ...], texts: Texts) -> list[ScheduleRule]:
    """The rules themselves, with all that is different about single dates, past ones too."""
    _first, last = period(timezone.localdate())
    changes = {one.day: one for one in event.changes.all()}
    return [schedule_rule(event, planned, rule_of(planned, pauses), last, changes, texts) for planned in event.dates.all()]


def schedule_rule(
    event: Event, planned: EventDate, rule: Rule, last: date, changes: dict[date, DateChange], texts: Texts
) -> ScheduleRule:
    starts_at, ends_at = written(rule.times)
    own = set(days_of(rule, min(changes, default=last), max(changes, default=last), EVER)) & changes.keys()
    silent = {day for day in own if changes[day].change == Change.LEFT_OUT}
    return ScheduleRule(
        id=str(planned.uuid),
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=rule.times.is_all_day,
        rrule=rule.text or None,
        left_out=[day.isoformat() for day in sorted(silent | set(left_out(rule, last)))],
        changes=[
            occurrence(event, planned, day, changes[day].moved(rule.times.on(day)), changes[day], texts)
            for day in sorted(own - silent)
        ],
    )


def is_over_at(event: Event, pauses: tuple[Days, ...]) -> datetime | None:
    """When the last date is over; None for what goes on without end."""
    if any(one.repeats and not one.until for one in event.dates.all()):
        return None
    changes = {one.day: one for one in event.changes.all()}
    ends = [times.end for _planned, _day, times in in_period(event, pauses, date.min, date.max - ONE_DAY, changes, EVER)]
    return max(ends).astimezone(UTC) if ends else None


def last_day(one: Occurrence) -> date:
    """What ends at midnight is over with the day before."""
    if one.all_day:
        return date.fromisoformat(one.ends_at)
    return (datetime.fromisoformat(one.ends_at).astimezone(HERE) - timedelta(microseconds=1)).date()


def tells_more_at(found: Sequence[Occurrence]) -> datetime:
    """When the list of dates is another: after the day of the first one, or with the next month."""
    over = [last_day(one) + ONE_DAY for one in found]
    return datetime.combine(min([next_month(timezone.localdate()), *over]), time.min, HERE).astimezone(UTC)
