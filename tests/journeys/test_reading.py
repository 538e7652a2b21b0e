"""A visitor reads: every kind of page, in nine languages, without script, cookies or other hosts."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from cms.languages import LANGUAGES, Language
from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite


@pytest.mark.parametrize(
    "accepted, language",
    [("de-DE,de", "de"), ("ar-SY", "ar"), ("uk-UA,ru;q=0.5", "uk"), ("de-simple", "de-simple"), ("zh-CN", "de"), ("", "de")],
)
def test_front_door_leads_to_the_visitors_language(
    site: RunningSite, open_page: Callable[..., Page], accepted: str, language: str
):
    page = open_page("/", extra_http_headers={"Accept-Language": accepted})

    assert urlsplit(page.url).path == f"/{language}/"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_page_opens_in_its_language(site: RunningSite, open_page: Callable[..., Page], language: Language):
    page = open_page(f"/{language.code}/")
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((site.url, "data:")) else None)
    found, cookies = {}, {}
    for name, path in page_addresses(site, language.code).items():
        answer = page.goto(path)
        html = page.locator("html")
        found[name] = (answer.status, html.get_attribute("lang"), html.get_attribute("dir"), page.locator("h1").count())
        if kept := [cookie["name"] for cookie in page.context.cookies()]:
            cookies[name] = kept
            page.context.clear_cookies()

    status = {name: (404 if name == "not found" else 200, language.code, language.direction, 1) for name in found}
    assert found == status
    assert foreign == []
    assert cookies == {"members log in": ["csrftoken"]}  # who reads gets none, who logs in does


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_right_to_left_pages_are_mirrored(open_page: Callable[..., Page], language: str):
    page = open_page(f"/{language}/")
    width = page.evaluate("innerWidth")

    box = page.locator("header a").first.bounding_box()

    assert box["x"] + box["width"] / 2 > width / 2


def test_language_switch_keeps_page_and_query(open_page: Callable[..., Page]):
    page = open_page("/de/angebote/?topic=sprache", java_script_enabled=False)
    page.locator("summary", has_text="Deutsch").click()

    page.get_by_role("link", name="English").click()

    page.wait_for_url("**/en/angebote/?topic=sprache")


def test_visitor_finds_a_course_without_script(open_page: Callable[..., Page]):
    page = open_page("/de/", width=360, java_script_enabled=False)
    page.fill("main [name=q]", "Sprachkurs")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/de/angebote/?**")
    page.click(".whole-site a")
    page.wait_for_url("**/de/search/?**")

    titles = page.locator("main h3 a, main h2 a").all_inner_texts()
    assert titles

    page.get_by_role("link", name=titles[0]).first.click()
    expect(page.locator("h1")).to_have_text(titles[0])


def test_untranslated_page_marks_its_german_words(open_page: Callable[..., Page]):
    page = open_page("/ar/ratgeber/arbeit-und-anerkennung/")

    heading = page.locator("h1")

    assert heading.inner_text() == "Arbeit und Anerkennung" or heading.evaluate("one => one.closest('[lang]').lang") == "de"
    assert page.locator("html").get_attribute("lang") == "ar"
