"""Follows every choice of the finder's facets, and of each list every further choice. Prints JSON.

Run inside the demo: `manage.py shell -c "from tests.demo.facet_pairs import main; main()"`, in FACET_PAIRS {language, first}:
the numbers of the first choices to follow, none for all.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from site_pages.finder.facets import COUNTED, Choice, FacetList
from site_pages.finder.service_list import ServiceList
from site_pages.reading.site import site

Pair = tuple[str, str, int, int]  # the first and the second choice, how many the second promises, how many there are


def listed(url: str, language: str, frame: dict[str, Any]) -> tuple[ServiceList, FacetList]:
    found = ServiceList.read(QueryDict(url), frame, language)
    return found, FacetList(found.query, found.counting.counts(COUNTED), frame, language)


def choices(facets: FacetList) -> Iterator[tuple[str, Choice]]:
    yield from ((facet.name, one) for facet in facets.facets for one in facet.choices)
    yield from (("", one) for one in facets.flags)


def pairs(language: str, first: list[int]) -> Iterator[Pair]:
    """A further value of the same facet says how many have it, whatever else of the facet is chosen: it is left out."""
    frame = site(language)
    for number, (name, one) in enumerate(choices(listed("", language, frame)[1])):
        if first and number not in first:
            continue
        found, facets = listed(one.url, language, frame)
        yield one.url, "", one.count, found.in_order.count()
        for other, two in choices(facets):
            if not two.is_chosen and (not other or other != name):
                yield one.url, two.url, two.count, listed(two.url, language, frame)[0].in_order.count()


def main() -> None:
    asked = json.loads(os.environ["FACET_PAIRS"])
    found = list(pairs(asked["language"], asked["first"]))
    wrong = [pair for pair in found if pair[2] != pair[3] or not pair[3]]
    json.dump({"walked": len(found), "wrong": wrong}, sys.stdout)
