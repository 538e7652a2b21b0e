"""Makes the demo's events; leaves those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.events.models import DateChange, Event, EventDate
from cms.plugins.events.models.event import TEXTS
from cms.plugins.events.recurrence import CODES, Repeats, Rule, days_of
from directory.models import Location, Organization, TaxonomyTerm

FOLDER = Path(__file__).parent
TRANSLATIONS = FOLDER / "translations"
FACTS = ("event_type", "status", "online_url", "languages", "is_free", "child_care")
Identity = Callable[[str, str], UUID]


def jobs(identity: Identity) -> Iterator[Callable[[], object]]:
    """One job an event."""
    for row in yaml.safe_load((FOLDER / "events.yaml").read_text(encoding="utf-8")):
        yield partial(event, row, identity)


def translated() -> list[Event]:
    return list(Event.objects.filter(**ONLY_SOURCE_ROWS))


def event(row: dict[str, Any], identity: Identity) -> None:
    uuid = identity("event", row["key"])
    if Event.objects.filter(translation_key=uuid).exists():
        return
    locale = Locale.objects.get(language_code=SOURCE_LANGUAGE)
    dates = [event_date(one) for one in row["dates"]]
    with transaction.atomic():
        made = Event(
            translation_key=uuid,
            locale=locale,
            live=False,
            organization=Organization.objects.get(
                translation_key=identity("organization", row["organization"]), **ONLY_SOURCE_ROWS
            ),
            location=Location.objects.filter(
                translation_key=identity("location", row.get("location", "")), **ONLY_SOURCE_ROWS
            ).first(),
            **{name: row[name] for name in (*FACTS, *TEXTS) if name in row},
        )
        made.terms = terms(row)
        made.dates = dates  # type: ignore[misc]  # modelcluster's relations are assigned to
        made.changes = [change(one, dates[0], locale) for one in row.get("changes", [])]  # type: ignore[misc]  # the same
        made.full_clean(exclude=["translation_key"])
        made.save()
        made.save_revision(clean=False).publish()


def terms(row: dict[str, Any]) -> list[TaxonomyTerm]:
    wanted = {("topics", code) for code in row.get("topics", [])} | {("audiences", code) for code in row.get("audiences", [])}
    found = TaxonomyTerm.objects.filter(**ONLY_SOURCE_ROWS).select_related("taxonomy")
    return [one for one in found if (one.taxonomy.code, one.code) in wanted]


def event_date(row: dict[str, Any]) -> EventDate:
    day = first_day(row)
    return EventDate(
        day=day,
        last_day=day + timedelta(days=row["days"] - 1) if "days" in row else None,
        starts_at=clock(row.get("starts_at")),
        ends_at=clock(row.get("ends_at")),
        repeats=row.get("repeats", ""),
        pauses_in_school_holidays=row.get("pauses_in_school_holidays", False),
    )


def first_day(row: dict[str, Any]) -> date:
    """The next such weekday after so many days: from today, or from the first of a month that is still to come."""
    today = timezone.localdate()
    start = date(today.year + (today.month >= row["month"]), row["month"], 1) if "month" in row else today
    day = start + timedelta(days=row["in_days"])
    day += timedelta(days=(CODES.index(row["first"]) - day.weekday()) % 7)
    fifth = row.get("repeats") == Repeats.MONTHLY and day.day > 28
    return day + timedelta(days=7) if fifth else day


def change(row: dict[str, Any], planned: EventDate, locale: Locale) -> DateChange:
    """Of the so-manieth date, from 1."""
    rule = Rule(planned.times, Repeats(planned.repeats))
    day = days_of(rule, planned.day, planned.day + timedelta(days=400))[row["nth"] - 1]
    return DateChange(locale=locale, day=day, change=row["change"], reason=row["reason"])


def clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
