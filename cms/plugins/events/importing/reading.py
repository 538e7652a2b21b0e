"""Reads iCalendar (RFC 5545) into events as editors would enter them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from time import monotonic as time_now
from typing import Any, NamedTuple, TypeAlias

from dateutil.rrule import rrulestr
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar

from cms.control_characters import without_control_characters
from cms.plugins.events.importing.fetching import SourceProblem
from cms.plugins.events.occurrences import EVER, period
from cms.plugins.events.recurrence import CODES, HERE, ONE_DAY, Repeats, Rule, Times, days_of

Component: TypeAlias = Any  # of iCalendar: what a property is depends on its name
MOST = 2000  # events
MOST_DATES = 100  # of an event whose rule we do not have
REPEATS = {
    ("DAILY", 1): Repeats.DAILY,
    ("WEEKLY", 1): Repeats.WEEKLY,
    ("WEEKLY", 2): Repeats.FORTNIGHTLY,
    ("MONTHLY", 1): Repeats.MONTHLY,
    ("YEARLY", 1): Repeats.YEARLY,
}
SLOW_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}  # others have more dates than anybody reads
YEARS = range(1990, 2101)
CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND"}
LONGEST = 30  # seconds
OWN_PARTS = {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"}


@dataclass(frozen=True)
class ImportedChange:
    day: date
    change: str
    times: Times | None = None
    reason: str = ""


@dataclass(frozen=True)
class ImportedEvent:
    """`location` is the text of the source, `topics` are names; `schedule` is what the source says about when, as it says it."""

    uid: str
    name: str
    description: str = ""
    location: str = ""
    url: str = ""
    is_cancelled: bool = False
    topics: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    changes: tuple[ImportedChange, ...] = ()
    schedule: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """What the source says, to see whether it says something else the next time."""
        return {
            "name": self.name,
            "description": self.description,
            "location": self.location,
            "url": self.url,
            "is_cancelled": self.is_cancelled,
            "topics": list(self.topics),
            "schedule": self.schedule,
        }


class Reading(NamedTuple):
    events: list[ImportedEvent]
    unreadable: int


def read(content: bytes) -> Reading:
    """Events of a calendar that are not over, and how many make no sense. SourceProblem for what is no calendar."""
    try:
        calendar = Calendar.from_ical(content.decode("utf-8-sig"))
        components = calendar.walk("VEVENT")
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise SourceProblem(_("This is no calendar (iCalendar, UTF-8).")) from error
    if len(components) > MOST:
        raise SourceProblem(_("The calendar has more than %(number)s events.") % {"number": MOST})
    ends = time_now() + LONGEST
    found: list[ImportedEvent | None] = []
    for uid, some in by_uid(components).items():
        if time_now() > ends:
            raise SourceProblem(_("The calendar takes too long to read."))
        found.append(understood(uid, some))
    return Reading([one for one in found if one and one.rules], found.count(None))


def by_uid(components: Sequence[Component]) -> dict[str, list[Component]]:
    """Components of one UID are one event."""
    found: dict[str, list[Component]] = {}
    for one in components:
        found.setdefault(str(one.get("uid", ""))[:200], []).append(one)
    return found


def understood(uid: str, components: Sequence[Component]) -> ImportedEvent | None:
    """None for what makes no sense; without rules where all is over."""
    try:
        event = event_of(uid, components) if uid else None
        return event if event is None or is_ahead(event) else replace(event, rules=())
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def event_of(uid: str, components: Sequence[Component]) -> ImportedEvent | None:
    """Of the component that has the rule, and those that say what is different on single dates."""
    single = [one for one in components if "recurrence-id" in one]
    master = next((one for one in components if "recurrence-id" not in one), None)
    if master is None or not words(master, "summary") or day_of(master["dtstart"].dt).year not in YEARS:
        return None
    rules, left_out = rules_of(master)
    changes = [ImportedChange(day, "left_out") for day in left_out] + [change_of(one) for one in single]
    return ImportedEvent(
        uid=uid,
        name=words(master, "summary")[:200],
        description=words(master, "description"),
        location=words(master, "location")[:500],
        url=words(master, "url")[:200],
        is_cancelled=words(master, "status").upper() == "CANCELLED",
        topics=tuple(without_control_characters(str(one)) for one in listed(master, "categories")),
        rules=tuple(rules),
        changes=tuple({one.day: one for one in changes if not moves_nothing(one, rules)}.values()),
        schedule=schedule_of([master, *single], rules),
    )


def moves_nothing(change: ImportedChange, rules: Sequence[Rule]) -> bool:
    """A calendar writes a date by itself, too, when only its words are others."""
    return change.change == "moved" and any(change.times == rule.times.on(change.day) for rule in rules)


def schedule_of(components: Sequence[Component], rules: Sequence[Rule]) -> str:
    """What says when, as the source has it; and the half-year, where a rule that we do not have became dates of a year."""
    names = ("recurrence-id", "dtstart", "dtend", "duration", "rrule", "exdate", "rdate", "status", "comment")
    written = [f"{name}:{raw(one[name])}" for one in components for name in names if name in one]
    _first, last = period(timezone.localdate())
    became_dates = "rrule" in components[0] and all(rule.repeats == Repeats.ONCE for rule in rules)
    return "\n".join([*written, *([f"{last.year} {last.month > 6}"] if became_dates else [])])


def raw(value: Any) -> str:
    found = value if isinstance(value, list) else [value]
    return ",".join(one.to_ical().decode() if hasattr(one, "to_ical") else str(one) for one in found)


def listed(component: Component, name: str) -> Iterator[Any]:
    found = component.get(name, [])
    for one in found if isinstance(found, list) else [found]:
        yield from getattr(one, "cats", [])


def words(component: Component, name: str) -> str:
    return without_control_characters(str(component.get(name, ""))).strip()


def times_of(component: Component) -> Times:
    """By the clock here; a time without a zone is one of here."""
    start = component["dtstart"].dt
    end = component["dtend"].dt if "dtend" in component else start + component["duration"].dt if "duration" in component else None
    if not isinstance(start, datetime):
        last = end - ONE_DAY if isinstance(end, date) and end > start else start
        return Times(start, last_day=last if last > start else None)
    begins = local(start)
    ends = local(end) if isinstance(end, datetime) else begins
    ends = ends if ends > begins else begins + timedelta(hours=1)
    over_night = ends.date() == begins.date() + ONE_DAY and ends.time() <= begins.time()
    last_day = None if over_night or ends.date() <= begins.date() else ends.date()
    return Times(begins.date(), begins.time(), ends.time(), last_day)


def local(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole.astimezone(HERE) if whole.tzinfo else whole.replace(tzinfo=HERE)


def rules_of(component: Component) -> tuple[list[Rule], list[date]]:
    """Rules as editors have them, or single dates of the next year; and planned days that are left out."""
    times = times_of(component)
    left_out = [day_of(one.dt) for one in values(component, "exdate")]
    extra = [Rule(times.on(day_of(one.dt))) for one in values(component, "rdate") if not isinstance(one.dt, tuple)]
    rule = component.get("rrule")
    if rule is None:
        return [Rule(times), *extra], left_out
    own = own_rules(times, {name.upper(): value for name, value in rule.items()})
    if own is not None:
        return [*own, *extra], left_out
    return [*(Rule(times.on(day)) for day in expanded(times, rule) if day not in left_out), *extra], []


def own_rules(times: Times, parts: dict[str, list[Any]]) -> list[Rule] | None:
    """The rule in our words, one for each weekday; None for one that we do not have."""
    repeats = REPEATS.get((str(parts["FREQ"][0]).upper(), int(parts.get("INTERVAL", [1])[0])))
    if repeats is None or parts.keys() - OWN_PARTS:
        return None
    until = last_day_of(times, parts)
    if until and until < times.day:
        return [Rule(times)]
    days = [str(one).upper() for one in parts.get("BYDAY", [])]
    first = times.day
    if repeats == Repeats.WEEKLY and len(days) > 1 and set(days) <= set(CODES):
        starts = (first + timedelta(days=(CODES.index(code) - first.weekday()) % 7) for code in days)
        return [Rule(times.on(day), repeats, until) for day in sorted(starts) if until is None or day <= until]
    code = CODES[first.weekday()]
    expected = {Repeats.MONTHLY: [f"{Rule(times, repeats).nth}{code}"], Repeats.WEEKLY: [code], Repeats.FORTNIGHTLY: [code]}
    if repeats == Repeats.MONTHLY and days == [f"-1{code}"]:
        return [Rule(times, Repeats.LAST, until)]
    if repeats == Repeats.MONTHLY and (not days or first.day > 28):
        return None
    return [Rule(times, repeats, until)] if not days or [one.lstrip("+") for one in days] == expected.get(repeats) else None


def last_day_of(times: Times, parts: dict[str, list[Any]]) -> date | None:
    """The last day on which a date may begin: UNTIL may be a moment before it would, on that day."""
    if "UNTIL" not in parts:
        return None
    until = parts["UNTIL"][0]
    if isinstance(until, datetime) and times.starts_at and local(until).time() < times.starts_at:
        return day_of(until) - ONE_DAY
    return day_of(until)


def expanded(times: Times, rule: Any) -> list[date]:
    """Days of a rule of any kind, of the next year."""
    parts = {name.upper(): value for name, value in rule.items()}
    if str(parts["FREQ"][0]).upper() not in SLOW_ENOUGH or int(parts.get("INTERVAL", [1])[0]) < 1 or parts.keys() & CLOCK:
        return [times.day]
    first, last = period(timezone.localdate())
    until = min(last, last_day_of(times, parts) or last)
    kept = [one for one in rule.to_ical().decode().split(";") if not one.startswith(("UNTIL", "COUNT"))]
    text = ";".join([*kept, f"UNTIL={until:%Y%m%d}T000000"])
    found = islice(rrulestr(text, dtstart=datetime.combine(times.day, time.min)), int(parts.get("COUNT", [EVER])[0]))
    return list(islice((one.date() for one in found if one.date() >= first), MOST_DATES))


def change_of(component: Component) -> ImportedChange:
    day = day_of(component["recurrence-id"].dt)
    reason = words(component, "comment")[:200]
    if words(component, "status").upper() == "CANCELLED":
        return ImportedChange(day, "cancelled", reason=reason)
    return ImportedChange(day, "moved", times_of(component), reason)


def values(component: Component, name: str) -> Iterator[Any]:
    found = component.get(name, [])
    for one in found if isinstance(found, list) else [found]:
        yield from one.dts


def day_of(moment: date | datetime) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


def is_ahead(event: ImportedEvent) -> bool:
    first, last = period(timezone.localdate())
    moved = any(one.times and one.times.day >= first for one in event.changes)
    return moved or any(days_of(rule, first, last) or rule.times.day > last for rule in event.rules)
