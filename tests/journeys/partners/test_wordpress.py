"""Somebody pastes an address of ours into a real WordPress."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.journeys.addresses import page_addresses
from tests.journeys.conftest import REQUIRED
from tests.journeys.partners.wordpress import EDITORS, WordPress, missing, wordpress
from tests.running.site import RunningSite


@pytest.fixture(scope="module")
def partner(site: RunningSite) -> Iterator[WordPress]:
    if not REQUIRED and (missing() or os.geteuid()):
        pytest.skip(f"needs root and {missing()} (Debian: apt install php-cli php-mysql php-xml php-mbstring mariadb-server)")
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        with wordpress(Path(folder), site) as made:
            yield made


@pytest.mark.parametrize("role", ["admin", "author"])
@pytest.mark.parametrize("editor", EDITORS)
@pytest.mark.parametrize("kind", ["service", "filtered finder"])
def test_pasted_address_becomes_a_card_that_grows_and_leads_to_our_page(
    site: RunningSite, partner: WordPress, open_page: Callable[..., Page], role: str, editor: str, kind: str
) -> None:
    address = site.url + page_addresses(site, "ar")[kind]
    page = open_page("about:blank")
    hosts: list[str] = []
    page.on("request", lambda request: hosts.append(urlsplit(request.url).netloc) if request.frame != page.main_frame else None)
    page.goto(partner.post(role, editor, address))

    frame = page.frame_locator("iframe.wp-embedded-content")
    frame.locator(".service-card a").first.wait_for()
    inside = next(one for one in page.frames if "/embed/v1/" in one.url)
    height = inside.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    grown = f"document.querySelector('iframe.wp-embedded-content').offsetHeight === {min(max(height, 200), 1000)}"
    page.wait_for_function(grown)
    assert page.locator("blockquote.wp-embedded-content").is_hidden()
    assert (set(hosts), page.context.cookies()) == ({urlsplit(site.url).netloc}, [])

    frame.locator(".service-card .card-title a").first.click()
    page.wait_for_url(f"{site.url}/ar/**")
    assert page.locator("main h1").is_visible()
