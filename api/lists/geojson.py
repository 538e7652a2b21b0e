"""Records as features of GeoJSON (RFC 7946): where they are, and their JSON as properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from cms.published.models import PublishedPoint

Position: TypeAlias = list[float]  # longitude, latitude


def features(rows: Sequence[tuple[int, UUID, str]]) -> list[str]:
    """JSON texts of features, of records with their ids and JSON texts. One query."""
    points = positions_of([record for record, _uuid, _text in rows])
    return [feature(uuid, points[record], text) for record, uuid, text in rows]


def positions_of(records: Sequence[int]) -> dict[int, list[Position]]:
    found: dict[int, list[Position]] = defaultdict(list)
    points = PublishedPoint.objects.filter(record__in=records).order_by("longitude", "latitude")
    for record, longitude, latitude in points.values_list("record_id", "longitude", "latitude"):
        found[record].append([longitude, latitude])
    return found


def feature(identity: UUID, positions: list[Position], properties: str) -> str:
    return f'{{"type":"Feature","id":"{identity}","geometry":{json.dumps(geometry(positions))},"properties":{properties}}}'


def geometry(positions: list[Position]) -> dict[str, object] | None:
    """A point, or several; none for what has no place."""
    if not positions:
        return None
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "MultiPoint", "coordinates": positions}
