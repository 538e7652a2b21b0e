"""What the template of a service's page needs beside its document."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, inf, radians
from typing import Any

from django.http import HttpRequest

from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from directory.filters.values import PLACE, POSITION, Kind

LONGEST_DESCRIPTION = 155  # characters that search engines show


def service_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    service = content_of(document)
    places = nearest_first(
        service.get("service_at_locations", []), asked(request, "near", POSITION), asked(request, "place", PLACE)
    )
    return {
        "service": service | ({"service_at_locations": places} if places else {}),
        "meta_description": service.get("description", "")[:LONGEST_DESCRIPTION],
    }


def asked(request: HttpRequest, name: str, kind: Kind) -> Any:
    """What the address says, None if nothing or nonsense."""
    try:
        return kind.read(request.GET.get(name, ""))
    except ValueError:
        return None


def nearest_first(places: Iterable[dict[str, Any]], near: tuple[float, float] | None, ars: str | None) -> list[dict[str, Any]]:
    """The places of a service as somebody at a point, or in a municipality, would try them; else in the editors' order."""
    if near:
        return sorted(places, key=lambda one: degrees_away(one["location"], near))
    if ars:
        return sorted(places, key=lambda one: -digits_in_common(one["location"].get("x_place", {}).get("ars", ""), ars))
    return list(places)


def degrees_away(location: dict[str, Any], near: tuple[float, float]) -> float:
    if "latitude" not in location or "longitude" not in location:
        return inf
    north, east = location["latitude"] - near[0], location["longitude"] - near[1]
    return hypot(north, east * cos(radians(near[0])))


def digits_in_common(one: str, other: str) -> int:
    """How many digits of the longer key's levels two places share: municipality 12, association 9, district 5, land 2."""
    return max((length for length in (12, 9, 5, 2) if one[:length] and one[:length] == other[:length]), default=0)
