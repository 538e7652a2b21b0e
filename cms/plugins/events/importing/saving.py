"""Makes drafts of imported events. Nothing is public before an editor has published it."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.plugins.events.importing.fetching import SourceProblem, fetch
from cms.plugins.events.importing.reading import ImportedChange, ImportedEvent, read
from cms.plugins.events.models import CalendarSource, DateChange, Event, EventDate, TakenOver
from cms.plugins.events.recurrence import Rule
from directory.models import Location, TaxonomyTerm

logger = logging.getLogger(__name__)


def take_over(source: CalendarSource) -> int:
    """Fetches a calendar, and says how many events are new or changed. What went wrong stands at the source."""
    changed, problem = 0, ""
    try:
        events, unreadable = read(fetch(source.url))
        outcomes = [save(source, event) for event in events]
        changed, unreadable = outcomes.count(True), unreadable + outcomes.count(None)
        text = ngettext("%(number)s event could not be read.", "%(number)s events could not be read.", unreadable)
        problem = text % {"number": unreadable} if unreadable else ""
    except SourceProblem as refused:
        problem = str(refused)
    except Exception:
        logger.exception("The calendar %s could not be taken over", source.pk)
        problem = _("The calendar could not be taken over. Your administrators find the reason in the log.")
    CalendarSource.objects.filter(pk=source.pk).update(problem=problem, fetched_at=timezone.now())
    return changed


@transaction.atomic
def save(source: CalendarSource, imported: ImportedEvent) -> bool | None:
    """True when there is something to review, None for what is no event.

    What the source says as it did the last time stays as editors have it, and what they deleted does not come back.
    """
    row, is_new = TakenOver.objects.get_or_create(source=source, uid=imported.uid)
    new = {name: fact for name, fact in imported.facts.items() if row.facts.get(name, ...) != fact}
    if not new or not (is_new or row.event):
        return False
    event = row.event.get_latest_revision_as_object() if row.event else new_event(source, imported.uid)
    take(event, source, imported, new.keys())
    event.retrieved_at = timezone.now()
    try:
        check(event)
    except ValidationError:
        if is_new:
            row.delete()
        return None
    if not row.event:
        event.save()
    event.save_revision(clean=False)
    row.event, row.facts = Event.objects.get(pk=event.pk), imported.facts
    row.save()
    return True


def check(event: Event) -> None:
    """An event may still be without a place: its form demands one."""
    event.clean_fields(exclude=["translation_key", "location"])
    for date in event.dates.all():
        date.clean()
    for change in event.changes.all():
        change.clean()


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


def take(event: Event, source: CalendarSource, imported: ImportedEvent, names: Collection[str]) -> None:
    """What the source says anew, by the names of its facts; all else stays."""
    event.name = imported.name if "name" in names else event.name
    event.description = imported.description if "description" in names else event.description
    event.url = valid_url(imported.url) if "url" in names else event.url
    if "is_cancelled" in names:
        event.status = "cancelled" if imported.is_cancelled else "scheduled"
    if "location" in names:
        address = valid_url(imported.location)
        event.location = location_of(imported.location) or (None if address else source.location)
        event.online_url = address or event.online_url
    if "schedule" in names:
        take_dates(event, imported)
    if "topics" in names and (topics := topics_of(imported.topics)):
        event.terms = topics


def take_dates(event: Event, imported: ImportedEvent) -> None:
    """Dates of the source; of single dates that are different those, too, of which the source says nothing."""
    known = {(one.day, one.starts_at, one.ends_at, one.last_day, one.repeats, one.until): one for one in event.dates.all()}
    event.dates = [known.get(key(rule)) or date_of(rule) for rule in imported.rules]  # type: ignore[misc]  # of modelcluster
    told = {one.day for one in imported.changes}
    own = [one for one in event.changes.all() if one.day not in told]
    event.changes = [*own, *(change(one, event) for one in imported.changes)]  # type: ignore[misc]  # the same


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


def fetch_due() -> None:
    """For the timetable: sources whose time has come, each by itself."""
    for source in CalendarSource.objects.due(timezone.now()):
        take_over(source)
