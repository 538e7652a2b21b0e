"""Browsers find nothing on public pages that the site's own policy forbids."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.crawler import Crawler
from tests.running.site import RunningSite

TELL = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.mark.long
@pytest.mark.parametrize("language", ["de", "ar"])  # a policy does not know languages
def test_pages_keep_to_their_own_policy(
    site: RunningSite, open_page: Callable[..., Page], language: str, share: Callable[[Sequence[Any]], Sequence[Any]]
):
    page = open_page(f"/{language}/")
    page.add_init_script(TELL)
    crawler = Crawler(site)
    paths = [path for path in crawler.all_addresses(language) if crawler.is_page(path)]
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
