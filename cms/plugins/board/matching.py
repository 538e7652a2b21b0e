"""Notices that fit each other: one offers what the other looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cms.plugins.board.models import Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.notice_type import NoticeType
from cms.plugins.board.rules import LEAST_MATCH, MOST_MATCHES, NEIGHBOURS_WITHIN
from cms.published.models.point import metres_between
from directory.models import Place

Points = Mapping[str, tuple[float, float]]


def matches(notice: Notice) -> list[Notice]:
    """Public notices of the other kind, best first. Nobody but the author is shown them, and nobody is told."""
    if notice.state not in (State.SUBMITTED, State.OPEN):
        return []
    found = list(Notice.objects.public().filter(notice_type=NoticeType(notice.notice_type).opposite).order_by("-opened_at", "pk"))
    points = points_of([notice, *found])
    scored = [(score(notice, one, points), one) for one in found]
    good = [pair for pair in scored if pair[0] >= LEAST_MATCH]
    return [one for _points, one in sorted(good, key=lambda pair: -pair[0])][:MOST_MATCHES]


def score(notice: Notice, other: Notice, points: Points) -> int:
    """Same place 3, a neighbour or the whole district 1; same category 3; each topic 1, each language 2."""
    found = nearness(notice.place, other.place, points)
    found += 3 if notice.category == other.category else 0
    return found + shared(notice.topics, other.topics) + 2 * shared(notice.languages, other.languages)


def shared(some: Sequence[Any], others: Sequence[Any]) -> int:
    return len(set(some) & set(others))


def nearness(place: str, other: str, points: Points) -> int:
    if place == other and place:
        return 3
    if not place or not other or place[:9] == other[:9]:
        return 1
    known = points.get(place), points.get(other)
    return int(bool(known[0] and known[1] and metres_between(*known[0], *known[1]) <= NEIGHBOURS_WITHIN))


def points_of(notices: Sequence[Notice]) -> Points:
    """Where their municipalities lie. One query."""
    found = Place.objects.filter(ars__in={one.place for one in notices}).values_list("ars", "latitude", "longitude")
    return {ars: (latitude, longitude) for ars, latitude, longitude in found if latitude is not None and longitude is not None}
