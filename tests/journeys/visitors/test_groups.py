"""A member proposes what to talk about, the chair writes the minutes, and a decision stands in public."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitors.mails import link_in, mails_to
from tests.journeys.visitors.phone import PHONE, fits
from tests.running.site import RunningSite

GROUP = "AG Sprache"
MEMBER, CHAIR = "gruppe-vhs-pellenz@example.org", "gruppe-sprachwerk@example.org"
WORDS = {  # what is public is written in German
    "de": ("Kurse am Abend", "Es wurde über Kurse gesprochen.", "Wir suchen einen Raum in Mendig."),
    "ar": ("دورات مسائية", "تحدثنا عن الدورات.", "Wir suchen einen Raum in Kruft."),
}


def log_in_as(open_page: Callable[..., Page], site: RunningSite, language: str, email: str) -> Page:
    before = len(mails_to(site, email, 0))
    page = open_page(f"/{language}/groups/login/", **PHONE)
    page.fill("#id_email", email)
    page.wait_for_timeout(2_500)  # nobody is faster
    page.click("section .own-form [type=submit]")
    page.wait_for_url("**/?sent=1")
    page.goto(link_in(mails_to(site, email, before + 1)[-1], "/groups/login/"))
    page.click("main [type=submit]")
    page.wait_for_url(f"**/{language}/groups/mine/")
    return page


@pytest.mark.parametrize("language", ["de", "ar"])
def test_member_proposes_chair_writes_and_a_decision_is_public(
    open_page: Callable[..., Page], site: RunningSite, language: str
) -> None:
    item, minutes, decision = WORDS[language]
    member = log_in_as(open_page, site, language, MEMBER)
    member.click(f"main a >> text={GROUP}")
    member.click("section:has(#ahead-title) .group-rows a >> nth=0")
    member.click("section:has(#agenda-title) summary")
    member.fill("[name=name]", item)
    member.click("[name=action][value=agenda]")
    expect(member.locator("section:has(#agenda-title) .group-rows")).to_contain_text(item)
    assert fits(member)
    assert member.locator("[name=action][value=minutes]").count() == 0

    chair = log_in_as(open_page, site, language, CHAIR)
    chair.goto(member.url)
    expect(chair.locator("section:has(#agenda-title) .group-rows")).to_contain_text(item)
    chair.click("section:has(#minutes-title) summary >> nth=0")
    chair.fill("[name=minutes]", minutes)
    chair.click("[name=action][value=minutes]")
    expect(chair.locator(".group-minutes")).to_contain_text(minutes)
    chair.click("section:has(#decisions-title) summary >> nth=0")
    chair.fill("details [name=name] >> visible=true", decision)
    chair.check("form:has([value=decision]) [name=is_public]")
    chair.click("[name=action][value=decision]")
    expect(chair.locator("section:has(#decisions-title) .group-rows")).to_contain_text(decision)
    chair.click("section:has(#decisions-title) details:has([value=times]) summary")
    chair.check("form:has([value=times]) [name=is_public]")
    chair.click("[name=action][value=times]")
    expect(chair.locator(".page-header .words")).to_be_visible()
    assert fits(chair)

    reader = open_page(f"/{language}/groups/", **PHONE)
    expect(reader.locator("main")).to_contain_text(decision)
    assert minutes not in reader.content()
    assert "@example.org" not in reader.locator("main").inner_text()
    calendar = open_page(f"/{language}/events/?type=meeting", **PHONE)
    calendar.click(f"main a >> text={GROUP}")
    expect(calendar.locator("main")).to_contain_text("Sprachwerk Andernach")
    assert item not in calendar.content()
    assert fits(calendar)
    outside = open_page(member.url.removeprefix(site.url), **PHONE)
    expect(outside).to_have_url(f"{site.url}/{language}/groups/login/")
