"""A woman offers language practice; an editor reads it, a partner answers, both write on, and she ends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitors.mails import link_in, mails_to, text_in
from tests.journeys.visitors.phone import PHONE, fits
from tests.running.site import RunningSite

WORDS = {
    "de": ("Sprechen und spazieren", "Ich übe gern Deutsch mit Ihnen.", "Gern am Dienstag."),
    "ar": ("محادثة باللغة الألمانية", "أتدرب معكم على اللغة الألمانية.", "بكل سرور يوم الثلاثاء."),
}
ANSWER = "Zwei Frauen aus unserem Kurs möchten mitgehen."


def send(page: Page) -> None:
    page.wait_for_timeout(2_500)  # nobody is faster
    page.click(".own-form [type=submit]")


@pytest.mark.parametrize("language", ["ar", "de"])
def test_notice_goes_from_the_form_to_its_end_and_both_addresses_stay_hidden(
    open_page: Callable[..., Page], log_in: Callable[[str], Page], site: RunningSite, language: str
) -> None:
    name, text, back = WORDS[language]
    author, partner = f"author-{language}@example.org", f"partner-{language}@example.org"
    page = open_page(f"/{language}/board/", **PHONE)
    page.click("a[href$='/board/new/?type=offer']")
    page.select_option("[name=category]", "language")
    page.fill("[name=name]", name)
    page.fill("[name=text]", text)
    page.fill("[name=email]", author)
    assert fits(page)
    send(page)
    page.wait_for_url("**/?sent=1")
    assert page.context.cookies() == []

    mine = open_page(link_in(mails_to(site, author, 1)[0], "/board/mine/"), **PHONE)
    mine.click("[name=action][value=confirm]")
    expect(mine.locator("[name=action][value=close]")).to_be_visible()

    editor = log_in("editor")
    editor.goto("/admin/notices/?state=submitted")
    editor.click(f"td.title a >> text={name}")
    editor.click("[name=action][value=publish]")
    expect(editor.locator(".messages")).to_contain_text("öffentlich")

    reader = open_page(f"/{language}/board/", **PHONE)
    reader.click(f".notice-card a >> text={name}")
    reader.click("a[href*='/board/reply/']")
    reader.fill("[name=text]", ANSWER)
    reader.fill("[name=email]", partner)
    assert fits(reader)
    send(reader)
    reader.wait_for_url("**/?sent=1")
    other = open_page(link_in(mails_to(site, partner, 1)[0], "/board/mine/reply/"), **PHONE)
    other.click("[name=action][value=confirm]")
    expect(other.locator(".exchange li")).to_have_count(1)

    told = mails_to(site, author, 3)[-1]
    assert ANSWER in text_in(told)
    assert partner not in str(told)
    exchange = open_page(link_in(told, "/board/mine/"), **PHONE)
    exchange.fill("[name=text]", back)
    send(exchange)
    expect(exchange.locator(".exchange li")).to_have_count(2)
    assert fits(exchange)
    answered = mails_to(site, partner, 2)[-1]
    assert back in text_in(answered)
    assert author not in str(answered)

    mine.reload()
    mine.click("[name=action][value=found]")
    expect(mine.locator("[name=action]")).to_have_count(0)
    assert name not in open_page(f"/{language}/board/", **PHONE).locator("main").inner_text()
    assert "@example.org" not in mine.content()
