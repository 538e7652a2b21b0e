"""A visitor with a phone finds a wrong number and says so; an editor reads it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.running.site import RunningSite


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_mistake_is_reported_and_reaches_the_editors(
    open_page: Callable[..., Page], log_in: Callable[[str], Page], site: RunningSite, language: str, scripts: bool
) -> None:
    found = site.get(f"/api/v1/search?q=Sprachmittlerpool&type=service&lang={language}")["contents"][0]
    words = f"{language} {scripts}: die Nummer 0261 ist alt"
    page = open_page(found["url"], width=360, java_script_enabled=scripts)
    page.click(".freshness a")
    page.check("[name=subject][value=phone]")
    page.fill("[name=message]", words)
    page.wait_for_timeout(2_500)  # nobody is faster
    page.click(".feedback-form [type=submit]")
    expect(page.locator("[role=status]")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 if scripts else True
    assert page.context.cookies() == []

    editor = log_in("editor")
    editor.click("#feedback-section .listing a >> nth=0")
    editor.get_by_text(words).wait_for()
    editor.check("[name=is_done]")
    editor.click("[type=submit]:has-text('Speichern')")
    editor.wait_for_url("**/feedbackmessage/")
