"""A visitor with a phone finds what they need in few steps, with and without scripts."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.running.site import RunningSite

MOST_ACTIONS = 6
COURSES = {"de": "Deutschkurs am Abend mit Kinderbetreuung", "ar": "دورة ألمانية مسائية مع رعاية الأطفال"}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


class Actions:
    """What a visitor does on a page, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self.number += 1
        found: Callable[..., Any] = getattr(self.page, name)
        return found


def next_thursday() -> str:
    """Its evening, as it stands in an address."""
    today = timezone.localdate()
    ahead = (3 - today.weekday()) % 7 or 7
    return f"{today + timedelta(days=ahead)}T18:30"


@SCRIPTS
@pytest.mark.parametrize("language, course", [("de", "Deutschkurs"), ("ar", "دورة ألمانية")])
def test_free_course_with_child_care_near_home_on_thursday_evening_is_found_and_called(
    open_page: Callable[..., Page], language: str, course: str, scripts: bool
) -> None:
    page = open_page(f"/{language}/", width=360, java_script_enabled=scripts)
    visitor = Actions(page)
    visitor.fill("[name=where]", "Polch")
    visitor.fill("[name=q]", course)
    visitor.select_option("[name=open_at]", next_thursday())
    visitor.click(".finder-form [type=submit]")
    visitor.click(".choice[href*='free=true']")
    visitor.click(".choice[href*='child_care=true']")
    assert visitor.number <= MOST_ACTIONS

    first = page.locator(".service-card >> nth=0")
    assert first.locator(".card-title").inner_text() == COURSES[language]
    assert first.locator("a[href='tel:+492654015521']").is_visible()
    assert page.locator(".group-title >> nth=0").inner_text() == "Polch"
    assert page.context.cookies() == []
    first.locator(".card-title a").click()
    expect(page.locator(".next-step a[href='tel:+492654015521']")).to_be_visible()
    assert "place=071375002089" in page.url
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@SCRIPTS
def test_postal_code_of_several_places_is_asked_back(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page("/ar/angebote/", width=360, java_script_enabled=scripts)
    page.fill("[name=where]", "56751")
    page.click(".finder-form [type=submit]")
    page.click(".which-place a:has-text('Polch')")
    assert page.locator(".group-title >> nth=0").inner_text() == "Polch"
    page.click(".languages summary")
    page.click(".languages a[hreflang=de]")
    page.wait_for_url("**/de/angebote/**")
    assert page.locator(".group-title >> nth=0").inner_text() == "Polch"


@SCRIPTS
def test_search_that_finds_nothing_says_what_to_drop(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page("/de/angebote/?q=xyzxyz&place=071375002089&free=true", width=360, java_script_enabled=scripts)
    page.click(".nothing-found a:has-text('xyzxyz')")
    expect(page.locator(".service-card >> nth=0")).to_be_visible()
    assert "free=true" in page.url


def test_titles_are_suggested_while_somebody_types(open_page: Callable[..., Page]) -> None:
    page = open_page("/de/", width=360)
    page.type("[name=q]", "Sprachcaf", delay=20)
    page.locator("#finder-titles option:has-text('Sprachcafé')").first.wait_for(state="attached")


def test_near_me_asks_the_device_and_rounds_what_it_says(open_page: Callable[..., Page]) -> None:
    page = open_page("/de/angebote/?free=true", width=360)
    context: BrowserContext = page.context
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": 50.29871234, "longitude": 7.31512345})
    page.click("[data-near]")
    page.wait_for_url("**near=50.2965%2C7.3150**")
    assert "free=true" in page.url
    assert page.locator(".service-card >> nth=0").get_by_text("Polch").first.is_visible()


def test_device_that_tells_nothing_is_no_dead_end(open_page: Callable[..., Page], site: RunningSite) -> None:
    page = open_page("/de/angebote/", width=360)
    page.context.clear_permissions()
    page.click("[data-near]")
    page.locator("[data-refused]").wait_for(state="visible")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_offer_is_printed_on_one_page_with_a_code_that_leads_back(open_page: Callable[..., Page], language: str) -> None:
    page = open_page(f"/{language}/angebote/?where=Polch&q=Deutschkurs", width=360)
    page.locator(".service-card .card-title a").first.click()
    page.emulate_media(media="print")
    assert page.locator(".qr-code").is_visible()
    assert not page.locator(".finder-form, .similar, .site-footer").first.is_visible()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1
