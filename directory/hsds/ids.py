"""Ids of objects that are rows without one of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID, uuid5


def ids_among(record: UUID, names: Iterable[str]) -> list[str]:
    """For each name the same id again and again; a name that is there already has another, since no two objects share one."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(str(uuid5(record, name if seen[name] == 1 else f"{name} {seen[name]}")))
    return found
