"""Documents of which some come first: those for which an earlier condition holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.db.models import Case, Q, QuerySet, Value, When


def rank_among(ranks: Sequence[Q]) -> Case:
    """The number of the first that holds."""
    return Case(*(When(one, then=Value(number)) for number, one in enumerate(ranks)))


MOST_BEST = 1000  # of which the order is known
RINGS = (1 / 16, 1 / 4, 1)  # parts of a radius
RankedKey: TypeAlias = tuple[int, int | None]  # of a document


def keys_best_first(documents: QuerySet[Any], best: Sequence[int], start: int, stop: int) -> list[RankedKey]:
    """A page: first the best in their order, or in that of rank and distance, then the others by name.

    There are no others when fewer are the best than could be.
    """
    asked = [name for name in ("rank", "haversine") if name in documents.query.annotations]
    position = {key: number for number, key in enumerate(best)}
    rows = documents.filter(pk__in=best).values_list("pk", *asked)
    found = sorted(rows, key=lambda row: (*row[1:], position[row[0]]))
    page = found[start:stop]
    if len(best) >= MOST_BEST and len(page) < stop - start:
        others = documents.exclude(pk__in=best).order_by(*asked, "sort_key", "uuid").values_list("pk", *asked)
        page += others[max(start - len(found), 0) : max(stop - len(found), 0)]
    return [(key, known[0] if "rank" in asked else None) for key, *known in page]


def keys_by_rank(documents: QuerySet[Any], ranks: Sequence[Q], start: int, wanted: int) -> list[RankedKey]:
    """A page: one rank is read after the other in the order of the index, until the page is full.

    An order by rank would judge all documents first. A query a rank, and one that counts where it ends before the page
    begins.
    """
    found: list[RankedKey] = []
    better = Q()
    for number, rank in enumerate(ranks):
        those = documents.filter(rank & ~better)
        better |= rank
        keys = list(those.order_by("sort_key", "uuid").values_list("pk", flat=True)[start : start + wanted])
        found += [(key, number) for key in keys]
        wanted -= len(keys)
        if not wanted:
            break
        start = 0 if keys or not start else max(start - those.count(), 0)
    return found


def keys_nearest_first(documents: Any, around: tuple[float, float, float], start: int, stop: int) -> list[RankedKey]:
    """A page of documents that know their distance: the nearest alone are put in order as long as they fill it."""
    latitude, longitude, metres = around
    keys: list[int] = []
    for part in RINGS:
        within = documents if part == 1 else documents.within(latitude, longitude, metres * part)
        keys = list(within.in_order().values_list("pk", flat=True)[start:stop])
        if len(keys) == stop - start:
            break
    return [(key, None) for key in keys]
