"""What people do, in a real browser, on the demo site behind the real server."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.running.site import RunningSite

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
REQUIRED = os.environ.get("WEGWEISER_JOURNEYS") == "required"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one site, so they run in one process; without a browser each of them skips by its name."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))
            if CHROMIUM is None and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason="needs Chromium (Debian: apt install chromium)"))


@pytest.fixture(scope="session")
def site(demo: RunningSite) -> RunningSite:
    return demo


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For a module at a time: while it is open, its event loop runs, and Django's ORM refuses to work."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, site: RunningSite) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a fresh browser: `open_page("/ar/", width=360)`."""
    contexts = []

    def open_it(path: str, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def log_in(open_page: Callable[..., Page], site: RunningSite) -> Callable[[str], Page]:
    """Logs a demo user in: `log_in("editor")`."""

    def log_in_as(user: str) -> Page:
        page = open_page("/admin/login/", locale="de-DE")
        page.fill("[name=username]", user)
        page.fill("[name=password]", site.password(user))
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return log_in_as
