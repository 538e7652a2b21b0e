"""Groups for the demo, with meetings, minutes and decisions. What is there stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import transaction
from django.utils import timezone

from cms.languages import ONLY_SOURCE_ROWS
from cms.plugins.groups.joining import user_of
from cms.plugins.groups.models import AgendaItem, Attendance, Decision, Group, Meeting, Membership
from directory.models import Organization

CONTENT = Path(__file__).parent / "groups.yaml"
FACTS = ("kind", "name", "purpose", "rules", "is_public", "has_public_decisions", "is_closed")
WEEKEND = (5, 6)
Identity = Callable[[str, str], UUID]


def jobs(identity: Identity) -> Iterator[Callable[[], object]]:
    """One job a group."""
    for row in yaml.safe_load(CONTENT.read_text(encoding="utf-8")):
        yield partial(group, row, identity)


def group(row: dict[str, Any], identity: Identity) -> None:
    """The first of the members is the chair. Nobody is written to."""
    uuid = identity("group", row["key"])
    if Group.objects.filter(uuid=uuid).exists():
        return
    with transaction.atomic():
        made = Group.objects.create(uuid=uuid, **{name: row[name] for name in FACTS if name in row})
        members = [member(made, key, identity, number == 0) for number, key in enumerate(row["members"])]
        for one in row.get("meetings", []):
            meeting(made, members, one)


def member(made: Group, key: str, identity: Identity, is_chair: bool) -> Membership:
    uuid = identity("organization", key)
    name = Organization.objects.get(translation_key=uuid, **ONLY_SOURCE_ROWS).name
    facts = {"organization": uuid, "organization_name": name, "is_chair": is_chair}
    return Membership.objects.create(group=made, user=user_of(f"gruppe-{key}@example.org"), **facts)


def meeting(made: Group, members: list[Membership], row: dict[str, Any]) -> None:
    """`day`: so many days from now on; offices meet on weekdays."""
    day = timezone.localdate() + timedelta(days=row["day"])
    day += timedelta(days=7 - day.weekday() if day.weekday() in WEEKEND else 0)
    starts = timezone.make_aware(datetime.combine(day, time.fromisoformat(row["at"])))
    facts = {"place": row["place"], "minutes": row.get("minutes", ""), "is_public": row.get("is_public", False)}
    met = Meeting.objects.create(group=made, starts_at=starts, ends_at=starts + timedelta(hours=2), **facts)
    for number, name in enumerate(row.get("agenda", [])):
        AgendaItem.objects.create(meeting=met, name=name, organization_name=members[number % len(members)].organization_name)
    for one in members[: row.get("came", 0)]:
        Attendance.objects.create(meeting=met, organization=one.organization, organization_name=one.organization_name)
    for one in row.get("decisions", []):
        decide(met, members, day, one)


def decide(met: Meeting, members: list[Membership], day: Any, row: dict[str, Any]) -> None:
    owner = members[row.get("owner", 0)].organization_name
    due = timezone.localdate() + timedelta(days=row["due"]) if "due" in row else None
    facts = {"is_public": row.get("is_public", False), "is_done": row.get("is_done", False), "decided_on": day}
    Decision.objects.create(group=met.group, meeting=met, name=row["name"], owner=owner, due_on=due, **facts)
