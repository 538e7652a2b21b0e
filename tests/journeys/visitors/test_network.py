"""The table of the demo is what its API says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.running.site import RunningSite


def services(site: RunningSite) -> list[tuple[set[str], set[str]]]:
    """(keys of municipalities, codes of topics) of all offers."""
    found = site.get("/api/v1/services?lang=de&per_page=100")
    assert found["total_pages"] == 1
    return [(values(one, "x_places", "ars"), values(one, "x_topics", "code")) for one in found["contents"]]


def values(service: dict[str, Any], facts: str, name: str) -> set[str]:
    return {one[name] for one in service.get(facts, [])}


NUMBERS = """rows => rows.map(row => [...row.querySelectorAll("td")].map(cell => {
  cell.querySelector(".topic")?.remove()
  return cell.innerText.trim()
}))"""


@pytest.mark.parametrize("language", ["de", "ar"])
def test_numbers_and_gaps_are_those_of_the_api(open_page: Callable[..., Page], site: RunningSite, language: str) -> None:
    offers = services(site)
    page = open_page(f"/{language}/network/", width=360, java_script_enabled=False)
    rows = page.locator(".network-table tbody tr")
    columns = page.locator("#network-topic option").evaluate_all("all => all.map(one => one.value)")[1:]
    units = page.locator("#network-place option").evaluate_all("all => all.map(one => one.value)")[1:]
    assert (rows.count(), len(columns)) == (10, 12)
    expected = [
        [sum(any(ars.startswith(unit) for ars in places) and topic in topics for places, topics in offers) for topic in columns]
        for unit in units
    ]
    assert page.locator(".network-table td.gap").count() == sum(row.count(0) for row in expected)
    shown = rows.evaluate_all(NUMBERS)
    assert [[number(text) for text in row] for row in shown] == expected
    assert (page.locator("main").bounding_box() or {"width": 0})["width"] == 360


def number(text: str) -> int:
    """In the digits of any language; a line stands for nothing."""
    return int("".join(one for one in text if one.isdecimal()) or "0")
