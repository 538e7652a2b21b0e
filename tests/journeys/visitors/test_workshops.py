"""Somebody with an old phone registers for a workshop and cancels; the office marks who came, and a certificate is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.visitors.mails import link_in, mails_to
from tests.journeys.visitors.phone import PHONE, fits
from tests.running.site import RunningSite

WORKSHOP = "Nähe und Abstand im Ehrenamt"


def event_page(site: RunningSite, language: str, name: str) -> str:
    """The path of an event, by its German name."""
    found = site.get("/api/v1/events?type=workshop&lang=de&per_page=100")["contents"]
    key = next(one["url"] for one in found if one["name"] == name).rstrip("/").rpartition("/")[2]
    return f"/{language}/events/{key}/"


@pytest.mark.parametrize("language", ["ar", "de"])
def test_visitor_registers_from_the_calendar_and_cancels_from_the_mail(
    open_page: Callable[..., Page], site: RunningSite, language: str
) -> None:
    address = f"visitor-{language}@example.org"
    page = open_page(f"/{language}/events/?type=workshop", **PHONE)
    page.click(f"a[href='{event_page(site, language, WORKSHOP)}'] >> nth=0")
    page.click(".workshop-offer a")
    page.fill("[name=name]", "ليلى منصور" if language == "ar" else "Leyla Mansour")
    page.fill("[name=email]", address)
    assert fits(page)
    page.wait_for_timeout(2_500)  # nobody is faster
    page.click(".own-form [type=submit]")
    page.wait_for_url("**/?sent=1")
    assert page.context.cookies() == []

    (asked,) = mails_to(site, address, 1)
    mine = open_page(link_in(asked, "/workshops/mine/"), **PHONE)
    mine.click("[name=action][value=confirm]")
    expect(mine.locator("[name=action][value=cancel]")).to_be_visible()
    assert fits(mine)
    with mine.expect_download() as download:
        mine.click("a[href$='calendar.ics']")
    (entry,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert str(entry["status"]) == "CONFIRMED"

    has_place = mails_to(site, address, 2)[-1]
    invitation = next(one for one in has_place.walk() if one.get_content_type() == "text/calendar")
    assert invitation.get_param("method") == "REQUEST"
    mine.click("[name=action][value=cancel]")
    expect(mine.locator("[name=action]")).to_have_count(0)
    gone = mails_to(site, address, 3)[-1]
    assert next(one for one in gone.walk() if one.get_content_type() == "text/calendar").get_param("method") == "CANCEL"


def test_editor_marks_attendance_and_the_certificate_is_confirmed_by_its_number(
    open_page: Callable[..., Page], log_in: Callable[[str], Page]
) -> None:
    editor = log_in("editor")
    editor.click("nav >> text=Anmeldungen")
    editor.locator("td.title a", has_text="Interkulturelle Kompetenz: Grundlagen").last.click()
    row = editor.locator("tr", has=editor.locator("select")).last
    person = str(row.locator("b").inner_text())
    row.locator("select").select_option("attended")
    editor.click("[name=attendance]")
    row = editor.locator("tr", has_text=person)
    file = editor.request.get(str(row.locator("a[href$='/certificate/']").get_attribute("href")))
    number = number_in(file.body())

    page = open_page("/ar/workshops/certificates/", **PHONE)
    page.fill("[name=number]", number.lower())
    page.fill("[name=name]", person)
    page.click(".own-form [type=submit]")
    expect(page.locator(".kern-alert--success")).to_be_visible()
    assert number in page.locator("main").inner_text()
    assert person not in page.locator("[role=status]").inner_text()


def number_in(file: bytes) -> str:
    text: Any = PdfReader(BytesIO(file)).pages[0].extract_text()
    return str(re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)[0])
