"""Notices for the demo, in all states. What is there stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import transaction
from django.utils import timezone

from cms.languages import ONLY_SOURCE_ROWS
from cms.mailing.mailbox import mailbox_of
from cms.plugins.board.models import Message, Notice, Reply
from cms.plugins.board.models.notice import ENDED, State
from cms.plugins.board.states import KIND
from cms.published.projecting import project
from directory.models import Organization

CONTENT = Path(__file__).parent / "notices.yaml"
FACTS = ("notice_type", "category", "name", "text", "place", "topics", "languages", "quantity", "language", "reason", "person")
Identity = Callable[[str, str], UUID]


def jobs(identity: Identity) -> Iterator[Callable[[], object]]:
    """One job a notice."""
    for row in yaml.safe_load(CONTENT.read_text(encoding="utf-8")):
        yield partial(notice, row, identity)


def notice(row: dict[str, Any], identity: Identity) -> None:
    """`since` is the age in days, `days` how long it stands; `state` is open unless it says something else."""
    uuid = identity("notice", row["key"])
    if Notice.objects.filter(uuid=uuid).exists():
        return
    state, now = State(row.get("state", "open")), timezone.now()
    made_at, email = now - timedelta(days=row["since"]), f"{row['key']}@example.org"
    facts = {name: row[name] for name in FACTS if name in row} | organization(row, identity)
    with transaction.atomic():
        made = Notice(
            uuid=uuid,
            email=email,
            mailbox=mailbox_of(email),
            state=state,
            made_at=made_at,
            opened_at=None if state in (State.PENDING, State.SUBMITTED, State.REJECTED) else made_at,
            ended_at=now if state in ENDED else None,
            valid_until=timezone.localdate() + timedelta(days=row["days"]),
            parent=Notice.objects.filter(uuid=identity("notice", row.get("belongs_to", ""))).first(),
            **facts,
        )
        made.full_clean(exclude=["mailbox"])
        made.save()
        for text in row.get("answers", []):
            answer(made, text)
        project([(KIND, uuid)])


def organization(row: dict[str, Any], identity: Identity) -> dict[str, Any]:
    if "organization" not in row:
        return {}
    found = Organization.objects.get(translation_key=identity("organization", row["organization"]), **ONLY_SOURCE_ROWS)
    return {"organization": found.translation_key, "organization_name": found.name}


def answer(made: Notice, text: str) -> None:
    email = f"answer-{made.replies.count() + 1}-{made.pk}@example.org"
    reply = Reply.objects.create(notice=made, email=email, mailbox=email, is_confirmed=True)
    Message.objects.create(reply=reply, text=text)
