"""Registrations for the demo's workshops, when the calendar is published. What is there stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.db import transaction
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.workshops import seats
from cms.plugins.workshops.calendar import HERE, dates_in, events, titles
from cms.plugins.workshops.certificates.issuing import issue
from cms.plugins.workshops.following import take_over
from cms.plugins.workshops.models import Registration, WorkshopDate
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.retention import count
from cms.published.reading import content_of

CONTENT = Path(__file__).parent / "workshops.yaml"
ASKED = ("capacity", "minimum", "content", "has_waiting_list")
DETAILS = ("organization", "place", "needs")
Identity = Callable[[str, str], UUID]


def jobs(identity: Identity) -> Iterator[Callable[[], object]]:
    """One job a date."""
    rows = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    for row in rows["dates"]:
        yield partial(date_ahead, row, rows["people"], identity)
    for row in rows["past"]:
        yield partial(date_past, row, rows["people"], identity)


def date_ahead(row: dict[str, Any], people: list[dict[str, str]], identity: Identity) -> None:
    """The first date of an event; nothing without the calendar."""
    event = identity("event", row["event"])
    document = events(SOURCE_LANGUAGE, [event]).get(event)
    found = next(dates_in(content_of(document)), None) if document else None
    if found is None or WorkshopDate.objects.filter(event=event, starts_at__gt=timezone.now()).exists():
        return
    fields = {name: row[name] for name in ASKED if name in row}
    if days := row.get("closes_days_before"):
        fields["closes_at"] = found.facts["starts_at"] - timedelta(days=days)
    with transaction.atomic():
        facts = found.facts | {"is_cancelled": False, "titles": titles([event])[event]}  # people registered before it was
        made = WorkshopDate.objects.create(event=event, date=found.id, **facts, **fields)
        for person in people[: row["people"]]:
            come(made, person)
        if found.facts["is_cancelled"]:
            take_over(made.pk, found.facts)


def come(date: WorkshopDate, person: dict[str, str]) -> None:
    details = {"name": person["name"], "email": person["email"], **{name: person.get(name, "") for name in DETAILS}}
    seats.register(date.pk, details, person["language"])
    seats.confirm(date.registrations.get(mailbox=person["email"]))


def date_past(row: dict[str, Any], people: list[dict[str, str]], identity: Identity) -> None:
    """Attendance is marked, certificates are issued."""
    event = identity("event", row["event"])
    day = timezone.localdate() - timedelta(days=row["days_ago"])
    if WorkshopDate.objects.filter(event=event, starts_at__lt=timezone.now()).exists():
        return
    with transaction.atomic():
        made = WorkshopDate.objects.create(
            event=event,
            date=uuid5(event, day.isoformat()),
            organization=identity("organization", row["organization"]),
            titles=titles([event]).get(event, {}),
            starts_at=datetime.combine(day, time(9, 30), HERE),
            ends_at=datetime.combine(day, time(15, 30), HERE),
            **{name: row[name] for name in ("name", "place", "organizer", "capacity", "content")},
        )
        for number, person in enumerate(people[: row["attended"] + row["no_show"]]):
            state = State.ATTENDED if number < row["attended"] else State.NO_SHOW
            was_there(made, person, state)
        count(made)
        made.save()


def was_there(date: WorkshopDate, person: dict[str, str], state: State) -> None:
    known = {"name": person["name"], "email": person["email"], "mailbox": person["email"], "language": person["language"]}
    found = Registration.objects.create(
        workshop_date=date, state=state, **known, **{name: person.get(name, "") for name in DETAILS}
    )
    if state == State.ATTENDED:
        issue(found)
