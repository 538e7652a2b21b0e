"""Documents as they are read: their JSON now, without what is over, with paths instead of whole addresses.

Reading never waits for the worker: a part that ended is left out while nobody has projected its record anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import Q
from django.utils import timezone

from cms.published.addresses import path_in
from cms.published.models import PublishedDocument, PublishedRecord

DATED = re.compile(r'"x_(?P<name>[a-z_]+)_days":(?P<days>\[[^\]]*\])')  # in a JSON text, never inside one of its strings
Stored = tuple[str, datetime | None]  # JSON, and the moment at which something in it is over


def as_of_now(documents: Iterable[Stored]) -> list[str]:
    """JSON texts without the parts that are over, with what is true today. One query when a part is over, else none."""
    stored = list(documents)
    old = [is_due(changes_at) for _text, changes_at in stored]
    ended = ended_ids() if any(old) else frozenset()
    return [claimed_today(without(ended, text) if is_old else text) for (text, _moment), is_old in zip(stored, old, strict=True)]


def is_due(changes_at: datetime | None) -> bool:
    """Whether something in a document is over that nobody has projected since."""
    return changes_at is not None and changes_at <= timezone.now()


class Days(msgspec.Struct):
    """From the first day to the last, both included; without one of them, without that end."""

    first: date = date.min
    last: date = date.max


def claimed_today(text: str) -> str:
    """JSON in which `x_free_days` with a period that holds today is followed by `"x_free":true`, at any depth."""
    return DATED.sub(claim, text) if '_days":[' in text else text


def claim(found: re.Match[str]) -> str:
    today = timezone.localdate()
    periods = msgspec.json.decode(found["days"], type=list[Days])
    return f'{found[0]},"x_{found["name"]}":true' if any(one.first <= today <= one.last for one in periods) else found[0]


def ended_ids() -> frozenset[str]:
    """UUIDs of all records that are over, whether or not they have been withdrawn."""
    over = PublishedRecord.objects.filter(Q(expires_at__lte=timezone.now()) | Q(withdrawn_at__isnull=False))
    return frozenset(str(uuid) for uuid in over.values_list("uuid", flat=True))


def without(ended: frozenset[str], text: str) -> str:
    return json.dumps(pruned(json.loads(text), ended), ensure_ascii=False, separators=(",", ":"))


def pruned(value: Any, ended: frozenset[str]) -> Any:
    """The value without what is one of these records or belongs to one: elements of lists, and what is nested in objects."""
    if isinstance(value, list):
        return [pruned(one, ended) for one in value if not concerns(one, ended)]
    if isinstance(value, dict):
        return {name: pruned(one, ended) for name, one in value.items() if not concerns(one, ended)}
    return value


def concerns(value: Any, ended: Iterable[str]) -> bool:
    return isinstance(value, dict) and any(
        isinstance(one, str) and one in ended for name, one in value.items() if name == "id" or name.endswith("_id")
    )


def content_of(document: PublishedDocument) -> dict[str, Any]:
    """What a document says now, decoded once. Readers stay on the host they came to: addresses of this site are paths."""
    if document.content is None:
        (text,) = as_of_now([(document.full, document.changes_at)])
        document.content = on_any_host(msgspec.json.decode(text))
    content: dict[str, Any] = document.content
    return content


def on_any_host(value: Any) -> Any:
    """JSON in which each address of this site is a path."""
    if isinstance(value, str):
        return path_in(value)
    if isinstance(value, list):
        return [on_any_host(one) for one in value]
    if isinstance(value, dict):
        return {name: on_any_host(one) for name, one in value.items()}
    return value
