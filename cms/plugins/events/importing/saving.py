"""Makes drafts of imported events. Nothing is public before an editor has published it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Locale

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.events.importing.fetching import SourceProblem, fetch
from cms.plugins.events.importing.reading import ImportedChange, ImportedEvent, read
from cms.plugins.events.models import CalendarSource, DateChange, Event, EventDate
from cms.plugins.events.recurrence import Rule
from directory.models import Location, TaxonomyTerm

FACTS = ("name", "description", "status", "location_id", "online_url", "url")


def take_over(source: CalendarSource) -> int:
    """Fetches a calendar, and says how many events are new or changed. What went wrong stands at the source."""
    try:
        events, unreadable = read(fetch(source.url))
        outcomes = [save(source, event) for event in events]
        changed, unreadable = outcomes.count(True), unreadable + outcomes.count(None)
    except SourceProblem as problem:
        source.problem, changed = str(problem), 0
    else:
        text = ngettext("%(number)s event could not be read.", "%(number)s events could not be read.", unreadable)
        source.problem = text % {"number": unreadable} if unreadable else ""
    source.fetched_at = timezone.now()
    CalendarSource.objects.filter(pk=source.pk).update(problem=source.problem, fetched_at=source.fetched_at)
    return changed


@transaction.atomic
def save(source: CalendarSource, imported: ImportedEvent) -> bool | None:
    """True when there is something to review, None for what is no event."""
    known = Event.objects.filter(source_url=source.url, external_id=imported.uid, **ONLY_SOURCE_ROWS).first()
    event = known.get_latest_revision_as_object() if known else new_event(source, imported.uid)
    before = contents(event) if known else None
    take(event, source, imported)
    if contents(event) == before:
        return False
    event.retrieved_at = timezone.now()
    try:
        event.full_clean(exclude=["translation_key"])
    except ValidationError:
        return None
    if not known:
        event.save()
    event.save_revision(clean=False)
    return True


def new_event(source: CalendarSource, uid: str) -> Event:
    return Event(
        locale=Locale.objects.get(language_code=SOURCE_LANGUAGE),
        live=False,
        has_unpublished_changes=True,
        organization=source.organization,
        event_type=source.event_type,
        source_name=source.name,
        source_url=source.url,
        external_id=uid,
    )


def take(event: Event, source: CalendarSource, imported: ImportedEvent) -> None:
    """What the source says; what editors added beside it stays."""
    event.name, event.description = imported.name, imported.description
    event.status = "cancelled" if imported.is_cancelled else "scheduled"
    address = valid_url(imported.location)
    event.location = location_of(imported.location) or (None if address else source.location)
    event.online_url = address or event.online_url
    event.url = valid_url(imported.url)
    if not event.location_id and not event.online_url:
        event.online_url = event.url or source.url
    keep = {(one.day, one.starts_at, one.ends_at, one.last_day, one.repeats, one.until): one for one in event.dates.all()}
    event.dates = [keep.get(key(rule)) or date_of(rule) for rule in imported.rules]  # type: ignore[misc]
    event.changes = [change(one, event) for one in imported.changes]  # type: ignore[misc]
    if topics := topics_of(imported.topics):
        event.terms = topics


def valid_url(text: str) -> str:
    """An address on the web, or nothing."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return ""
    return text[:200]


def key(rule: Rule) -> tuple[Any, ...]:
    times = rule.times
    return (times.day, times.starts_at, times.ends_at, times.last_day, rule.repeats.value, rule.until)


def date_of(rule: Rule) -> EventDate:
    times = rule.times
    return EventDate(
        day=times.day,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        last_day=times.last_day,
        repeats=rule.repeats.value,
        until=rule.until,
    )


def change(imported: ImportedChange, event: Event) -> DateChange:
    known = next((one for one in event.changes.all() if one.day == imported.day), None)
    made = known or DateChange(locale=event.locale, day=imported.day)
    made.change, made.reason = imported.change, imported.reason
    made.new_day = imported.times.day if imported.times else None
    made.new_starts_at = imported.times.starts_at if imported.times else None
    made.new_ends_at = imported.times.ends_at if imported.times else None
    return made


def location_of(text: str) -> Location | None:
    """The place of the directory that is called like the text, or like its part before the first comma."""
    names = {text, text.partition(",")[0].strip()} - {""}
    return Location.objects.filter(name__in=names, live=True, **ONLY_SOURCE_ROWS).order_by("pk").first()


def topics_of(names: tuple[str, ...]) -> list[TaxonomyTerm]:
    return list(TaxonomyTerm.objects.filter(name__in=names, taxonomy__code="topics", live=True, **ONLY_SOURCE_ROWS))


def contents(event: Event) -> tuple[Any, ...]:
    """What the source says, to compare."""
    dates = sorted(str((one.day, one.starts_at, one.ends_at, one.last_day, one.repeats, one.until)) for one in event.dates.all())
    changes = sorted(str((one.day, one.change, one.new_day, one.new_starts_at, one.reason)) for one in event.changes.all())
    return (*(getattr(event, name) for name in FACTS), dates, changes)


def fetch_due(now: datetime | None = None) -> None:
    """For the timetable: sources whose time has come, each by itself."""
    for source in CalendarSource.objects.due(now or timezone.now()):
        take_over(source)
