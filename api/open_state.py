"""Whether a record is open, told when it is asked for: the window holds hours, not what follows from them."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils import timezone, translation

from directory.hsds.hours import OpenState
from site_pages.reading.open_now import OpenNow, open_now, to_the_minute


class Asked(msgspec.Struct):
    """As much of a record as its state depends on."""

    status: str = "active"
    x_hours: msgspec.Raw = msgspec.Raw(b"[]")


def with_open_state(record: str, language: str, moment: datetime | None = None) -> tuple[str, datetime | None]:
    """JSON of a record with `x_open` as it is at a moment, and when that reads differently. None for now."""
    asked = msgspec.json.decode(record, type=Asked)
    with translation.override(language):
        found = open_now(asked.status, bytes(asked.x_hours), language, to_the_minute(moment))
    if not found:
        return record, None
    return f'{record[:-1]},"x_open":{msgspec.json.encode(shape(found)).decode()}}}', found.state.changes_at


def shape(found: OpenNow) -> OpenState:
    state = found.state
    return OpenState(
        state=state.condition.value,
        text=found.text,
        until=local(state.until),
        opens=local(state.opens),
        reason=found.reason or None,
    )


def local(moment: datetime | None) -> str | None:
    """With the offset of the district at that moment."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat() if moment else None
