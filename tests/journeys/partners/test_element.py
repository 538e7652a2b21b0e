"""The element `wegweiser-embed` on the site of a partner."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from tests.journeys.partners.conftest import Host
from tests.running.site import RunningSite

MOST_BYTES_OF_A_FRAME = 25_000
TITLES = "wegweiser-embed >> [part=title]"
LISTENING = """
window.heights = []
addEventListener("message", event => { if (event.data.type === "wegweiser:height") heights.push(event.data.height) })
"""


def element(site: RunningSite, query: str = "limit=3", attributes: str = "", inside: str = "Alle Angebote") -> str:
    return f'<wegweiser-embed query="{query}" {attributes}><a href="{site.url}/de/angebote/">{inside}</a></wegweiser-embed>'


def script(site: RunningSite, name: str = "v1.js", attributes: str = "") -> str:
    quiet = 'async crossorigin="anonymous" referrerpolicy="no-referrer"'
    return f'<script src="{site.url}/embed/{name}" {quiet} {attributes}></script>'


def strict(site: RunningSite) -> str:
    own = f"script-src {site.url}; connect-src {site.url}"
    return f"default-src 'none'; {own}; require-trusted-types-for 'script'; trusted-types 'none'"


def titles(page: Page, element: int = 0) -> list[str]:
    page.locator("wegweiser-embed").nth(element).locator("[part=title]").first.wait_for()
    return page.locator("wegweiser-embed").nth(element).locator("[part=title]").all_inner_texts()


def test_list_in_arabic_stands_inside_a_page_in_english_under_a_strict_policy(
    site: RunningSite, host: Host, open_page: Callable[..., Page]
) -> None:
    page = open_page("about:blank")
    asked: list[Request] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(host(element(site, attributes='lang="ar"') + script(site), lang="en", csp=strict(site)))
    expected = [one["title"] for one in site.get("/api/v1/embeds/list?limit=3&lang=ar")["items"]]
    assert titles(page) == expected
    root = page.locator("wegweiser-embed >> [part=root]")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator("wegweiser-embed >> [part=footer] a").get_attribute("href") == f"{site.url}/ar/angebote/"
    assert {urlsplit(one.url).netloc for one in asked} == {urlsplit(page.url).netloc, urlsplit(site.url).netloc}
    assert [one for one in problems if "favicon" not in one and "404" not in one] == []
    assert page.context.cookies() == []


def test_language_is_that_of_the_page_unless_said(site: RunningSite, host: Host, open_page: Callable[..., Page]) -> None:
    page = open_page(host(element(site) + script(site), lang="uk"))
    titles(page)
    assert page.locator("wegweiser-embed >> [part=root]").get_attribute("lang") == "uk"


def test_two_on_one_page_show_their_own_and_follow_their_attributes(
    site: RunningSite, host: Host, open_page: Callable[..., Page]
) -> None:
    page = open_page(host(element(site, "topic=sprache&amp;limit=2") + element(site, "limit=4") + script(site)))
    assert (len(titles(page)), len(titles(page, 1))) == (2, 4)
    page.evaluate("document.querySelector('wegweiser-embed').setAttribute('query', 'limit=1')")
    page.wait_for_function("document.querySelector('wegweiser-embed').shadowRoot.querySelectorAll('[part=item]').length === 1")
    page.evaluate("document.querySelector('wegweiser-embed').setAttribute('lang', 'fa')")
    page.wait_for_function("document.querySelector('wegweiser-embed').shadowRoot.querySelector('[part=root]').lang === 'fa'")
    assert len(titles(page, 1)) == 4


@pytest.mark.parametrize("answer", ["no answer", "an error", "nonsense"])
def test_link_inside_stays_when_the_api_does_not_answer(
    site: RunningSite, host: Host, open_page: Callable[..., Page], answer: str
) -> None:
    page = open_page("about:blank")
    nonsense = {"body": "<html>", "headers": {"Access-Control-Allow-Origin": "*"}}
    given: dict[str, Any] = {"an error": {"status": 500}, "nonsense": nonsense}
    page.route("**/api/**", lambda route: route.fulfill(**given[answer]) if answer in given else route.abort())
    page.add_init_script("addEventListener('wegweiser:error', () => { window.told = true })")
    page.goto(host(element(site) + script(site)))
    page.wait_for_function("window.told")
    assert page.get_by_role("link", name="Alle Angebote").is_visible()
    assert page.locator("wegweiser-embed").get_attribute("aria-busy") is None


def test_link_inside_stays_without_scripts(site: RunningSite, host: Host, open_page: Callable[..., Page]) -> None:
    page = open_page(host(element(site) + script(site)), java_script_enabled=False)
    assert page.get_by_role("link", name="Alle Angebote").is_visible()


def test_script_of_a_version_is_taken_by_its_hash_and_no_other(
    site: RunningSite, host: Host, open_page: Callable[..., Page]
) -> None:
    content = requests.get(f"{site.url}/embed/v1.0.0.js", timeout=30).content
    right = base64.b64encode(hashlib.sha384(content).digest()).decode()
    page = open_page(host(element(site) + script(site, "v1.0.0.js", f'integrity="sha384-{right}"')))
    assert len(titles(page)) == 3
    wrong = base64.b64encode(bytes(48)).decode()
    page = open_page(host(element(site) + script(site, "v1.0.0.js", f'integrity="sha384-{wrong}"')))
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("link", name="Alle Angebote").is_visible()


def test_styles_of_the_page_stay_outside_but_for_those_it_offers(
    site: RunningSite, host: Host, open_page: Callable[..., Page]
) -> None:
    hostile = "li, a, h3 { display: none !important } * { color: red }"
    themed = "wegweiser-embed { --wegweiser-link: rgb(1, 2, 3) } wegweiser-embed::part(title) { letter-spacing: 3px }"
    page = open_page(host(f"<style>{hostile}{themed}</style>" + element(site) + script(site)))
    titles(page)
    link = page.locator("wegweiser-embed >> [part=link]").first
    assert link.is_visible()
    assert link.evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    assert page.locator(TITLES).first.evaluate("one => getComputedStyle(one).letterSpacing") == "3px"


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_it(
    site: RunningSite, host: Host, open_page: Callable[..., Page], language: str, width: int
) -> None:
    page = open_page(host("<h2>Angebote</h2>" + element(site, attributes=f'lang="{language}"') + script(site)), width=width)
    titles(page)
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_script_and_data_are_small(site: RunningSite) -> None:
    content = requests.get(f"{site.url}/embed/v1.js", timeout=30).content
    data = requests.get(f"{site.url}/api/v1/embeds/list?limit=5&lang=ar", timeout=30).content
    assert (len(gzip.compress(content)) <= 3_000, len(gzip.compress(data)) <= 4_000) == (True, True)


@pytest.mark.parametrize("kind", ["list/?limit=5", "map/?limit=5", "news/", "service/{}/", "hours/{}/"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_frame_tells_its_height_asks_nobody_else_and_is_light(
    site: RunningSite, host: Host, open_page: Callable[..., Page], kind: str, language: str
) -> None:
    service = site.get("/api/v1/services?per_page=1")["contents"][0]["id"]
    path = f"/embed/v1/{language}/{kind.format(service)}"
    page = open_page("about:blank")
    weights: list[int] = []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.add_init_script(LISTENING)
    page.goto(host(f'<iframe src="{site.url}{path}" sandbox="allow-scripts" title="Angebote" width="600" height="100"></iframe>'))
    page.wait_for_function("heights.length")
    page.wait_for_load_state("networkidle")
    height = page.frames[1].evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    assert page.evaluate("heights.at(-1)") == height > 100
    assert set(asked) == {urlsplit(page.url).netloc, urlsplit(site.url).netloc}
    assert page.context.cookies() == []
    assert sum(weights) <= MOST_BYTES_OF_A_FRAME
