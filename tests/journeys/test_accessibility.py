"""axe finds nothing, nothing sticks out, and the HTML is well-formed."""

from collections.abc import Callable

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["de", "ar", "de-simple"])
def test_axe_finds_nothing(site: RunningSite, open_page: Callable[..., Page], language: str, width: int, scheme: str):
    page = open_page(f"/{language}/", width=width, color_scheme=scheme)
    found = {}
    for name, path in page_addresses(site, language).items():
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[name] = (violations(page), wide)

    assert {name: problems for name, problems in found.items() if problems != ([], False)} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_handbook_of_the_api(open_page: Callable[..., Page], width: int, scheme: str):
    page = open_page("/api/v1/docs", width=width, color_scheme=scheme)
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_html_is_well_formed(site: RunningSite, open_page: Callable[..., Page], language: str):
    page = open_page(f"/{language}/", java_script_enabled=False)
    problems = {}
    for name, path in page_addresses(site, language).items():
        parser = html5lib.HTMLParser()
        parser.parse(page.request.get(path).text())
        if parser.errors:
            problems[name] = parser.errors

    assert problems == {}
