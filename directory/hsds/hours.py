"""When a service is open at each of its places, with all that closes it there: our own, HSDS has no exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from cms.languages import ONLY_SOURCE_ROWS
from cms.published.sharing import read_once
from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape
from directory.opening_hours.hours import Closed, Extra, Hours, Opening, SchoolHolidays

Owner: TypeAlias = models.Service | models.Location | models.Organization


class OpenState(Shape, kw_only=True):
    """What holds at a moment: `state` is open, by_appointment, closed or unknown; `text` says it. Times have their offset.

    `until`: when the opening or the time of appointments ends; `opens`: when it is open next.
    """

    state: str
    text: str
    until: str | None = None
    opens: str | None = None
    reason: str | None = None


def hours_of(source: models.Service, texts: Texts, places: Sequence[models.ServiceAtLocation]) -> list[Hours]:
    """Of a service at its places, and without a place where each of them has hours of its own; without what nobody knows."""
    words = texts.within("x_hours")
    found = [hours_at(source, place, words) for place in places]
    if all(place.schedules.all() for place in places):
        found.append(hours_at(source, None, words))
    return [one for one in found if one.openings or one.extra]


def hours_at_place(source: models.Service, place: models.ServiceAtLocation, texts: Texts) -> list[Hours]:
    """At one place alone; none where nobody knows."""
    found = hours_at(source, place, texts.within("x_hours"))
    return [found] if found.openings or found.extra else []


def hours_at(source: models.Service, place: models.ServiceAtLocation | None, texts: Texts) -> Hours:
    """Rows of the service there win over the service's own, and these over those of the house."""
    location = place.location if place else None
    own = [*place.schedules.all()] if place else []
    rows, extra = own or list(source.schedules.all()), list(source.extra_openings.all())
    extra += place.extra_openings.all() if place else []
    if location and not rows:
        rows, extra = list(location.schedules.all()), extra + list(location.extra_openings.all())
    return Hours(
        location_id=str(location.translation_key) if location else "",
        openings=openings(rows),
        extra=extras(extra),
        closed=closed_days([source, location, source.organization], texts),
        school_holidays=school_holidays(texts) if any(one.school_holidays for one in rows) else [],
    )


def openings(rows: Iterable[models.Schedule]) -> list[Opening]:
    """Rows that differ in nothing but their weekdays become one."""
    ordered = sorted(rows, key=lambda row: tuple("" if one is None else str(one) for one in likeness(row).values()))
    groups = [list(group) for _same, group in groupby(ordered, key=likeness)]
    return [Opening(days=weekdays(group), **likeness(group[0])) for group in groups]


def likeness(row: models.Schedule) -> dict[str, Any]:
    return {
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "week": row.week_of_month or 0,
        "interval": row.interval,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "by_appointment": row.by_appointment,
        "on_holidays": row.on_holidays,
        "school_holidays": SchoolHolidays(row.school_holidays),
    }


def weekdays(group: Iterable[models.Schedule]) -> list[int]:
    """Numbers of weekdays, 0 is Monday; [] for every day."""
    days = [row.days for row in group]
    return sorted({day for some in days for day in some}) if all(days) else []


def extras(rows: Iterable[models.ExtraOpening]) -> list[Extra]:
    return [Extra(day=one.day, opens_at=one.opens_at, closes_at=one.closes_at) for one in sorted(rows, key=by_day)]


def by_day(one: models.ExtraOpening) -> tuple[Any, ...]:
    return one.day, one.opens_at, one.closes_at


def closed_days(owners: Iterable[Owner | None], texts: Texts) -> list[Closed]:
    """What closes any of the owners, and everything."""
    found = {closed for owner in owners if owner for closed in closings_of(owner, texts)}
    found |= {days(one, "reason", texts) for one in closings_everywhere()}
    return sorted(found, key=lambda one: (one.first, one.last, one.reason))


def closings_of(owner: Owner, texts: Texts) -> Iterator[Closed]:
    for one in owner.closing_periods.all():
        words = texts.of_child()
        reason = words.child_text(owner, "closing_periods", one, "reason") or ""
        yield Closed(first=one.first_day, last=one.last_day, reason=reason, x_fallback_fields=tuple(words.own))


def school_holidays(texts: Texts) -> list[Closed]:
    return [days(one, "name", texts) for one in all_school_holidays()]


def days(record: models.ClosingEverywhere | models.SchoolHoliday, name: str, texts: Texts) -> Closed:
    """Days of a record of their own, called by one of its texts."""
    words = texts.of_child()
    reason = words.text(record, name) or ""
    fallback = ("reason",) if words.own else ()
    return Closed(first=record.first_day, last=record.last_day, reason=reason, x_fallback_fields=fallback)


@read_once
def closings_everywhere() -> list[models.ClosingEverywhere]:
    return list(models.ClosingEverywhere.objects.filter(**ONLY_SOURCE_ROWS))


@read_once
def all_school_holidays() -> list[models.SchoolHoliday]:
    return list(models.SchoolHoliday.objects.filter(**ONLY_SOURCE_ROWS))
