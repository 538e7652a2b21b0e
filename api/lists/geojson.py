"""Records as features of GeoJSON (RFC 7946): where they are, and their JSON as properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cms.published.models import PublishedPoint

Position: TypeAlias = list[float]  # longitude, latitude


def features(records: Mapping[int, str], ids: Mapping[int, str]) -> list[str]:
    """JSON texts of features, from JSON texts and ids by record. One query."""
    points = positions_of(list(records))
    return [feature(ids[key], points[key], text) for key, text in records.items()]


def positions_of(records: Sequence[int]) -> dict[int, list[Position]]:
    found: dict[int, list[Position]] = defaultdict(list)
    points = PublishedPoint.objects.filter(record__in=records).order_by("longitude", "latitude")
    for record, longitude, latitude in points.values_list("record_id", "longitude", "latitude"):
        found[record].append([longitude, latitude])
    return found


def feature(identity: str, positions: list[Position], properties: str) -> str:
    return f'{{"type":"Feature","id":"{identity}","geometry":{json.dumps(geometry(positions))},"properties":{properties}}}'


def geometry(positions: list[Position]) -> dict[str, object] | None:
    """A point, or several; none for what has no place."""
    if not positions:
        return None
    return (
        {"type": "Point", "coordinates": positions[0]}
        if len(positions) == 1
        else {"type": "MultiPoint", "coordinates": positions}
    )
