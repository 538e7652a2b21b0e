"""Browsers find nothing on public pages that the site's own policy forbids."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from cms.languages import CODES
from tests.journeys.addresses import page_addresses
from tests.running.site import RunningSite

TELL = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def public_pages(page: Page, site: RunningSite, language: str) -> list[str]:
    """Every page of a language: what its links lead to, and all services."""
    services = site.get(f"/api/v1/services?lang={language}&per_page=100")
    assert services["total_pages"] == 1
    waiting = [*page_addresses(site, language).values(), *(one["x_url"].removeprefix(site.url) for one in services["contents"])]
    found: dict[str, None] = {}
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = None
        answer = page.request.get(path, headers={"Accept": "text/html"})
        if answer.headers["content-type"].startswith("text/html"):
            waiting += links_in(answer.text(), language)
    return list(found)


def links_in(html: str, language: str) -> list[str]:
    """Paths below the language; the finder's combinations of filters are one page."""
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    return [link for link in links if link.startswith(f"/{language}/") and "?" not in link]


@pytest.mark.long
@pytest.mark.parametrize("language", CODES)
def test_pages_keep_to_their_own_policy(
    site: RunningSite, open_page: Callable[..., Page], language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
):
    page = open_page(f"/{language}/")
    page.add_init_script(TELL)
    paths = public_pages(page, site, language)
    assert len(paths) > 100
    wrong = {}
    for path in share(paths):
        page.goto(path, wait_until="load")
        if found := page.evaluate("window.violations"):
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize("inline", ["<script>window.ran = true</script>", "<style>body {color: red}</style>"])
def test_policy_forbids_what_is_written_into_a_page(open_page: Callable[..., Page], inline: str):
    """Else the test above could not fail."""
    page = open_page("/de/")
    page.evaluate(TELL)
    page.evaluate("html => document.body.append(document.createRange().createContextualFragment(html))", inline)
    page.wait_for_function("window.violations.length")
    assert page.evaluate("window.ran") is None
