"""The table of the demo is what its API says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.running.site import RunningSite


def services(site: RunningSite) -> list[tuple[set[str], set[str]]]:
    """(keys of municipalities, codes of topics) of all offers."""
    found = site.get("/api/v1/services?lang=de&per_page=100")
    assert found["total_pages"] == 1
    return [
        ({place["ars"] for place in one["x_places"]}, {topic["code"] for topic in one["x_topics"]}) for one in found["contents"]
    ]


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
    shown = rows.evaluate_all("all => all.map(row => [...row.querySelectorAll('td')].map(one => one.innerText.trim()))")
    assert [[number(text) for text in row] for row in shown] == expected
    assert (page.locator("main").bounding_box() or {"width": 0})["width"] == 360


def number(text: str) -> int:
    """In the digits of any language; a line stands for nothing."""
    return int("".join(one for one in text if one.isdecimal()) or "0")
