"""Visitors ask for a translation by one click, without script or cookie; editors and translators see what is wanted most."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.feedback.models import TranslationRequest
from directory.models import Service
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory

INDEX = "translation_requests:index"


@pytest.fixture
def service(db: None) -> Service:
    pages.finder(pages.home())
    made: Service = ServiceFactory(name="Sprachkurs", description="Deutsch lernen.")
    return made


def address(record: Any, language: str = "ar", kind: str = "service") -> str:
    return f"/{language}/feedback/{kind}/{record.translation_key}/translation/"


def wanted() -> list[tuple[str, str, int]]:
    return list(TranslationRequest.objects.waiting().order_by("language").values_list("title", "language", "requests"))


def button_on(reader: Client, service: Service, language: str) -> Any:
    html = reader.get(f"/{language}/angebote/sprachkurs-{service.translation_key.hex[:10]}/").content.decode()
    return BeautifulSoup(html, "html.parser").select_one(".translation-notice form")


def test_one_click_on_the_notice_is_counted_and_thanked(reader: Client, service: Service) -> None:
    answer = reader.post(button_on(reader, service, "ar")["action"])
    assert (answer.status_code, answer.url) == (302, f"{address(service)}?asked=1")
    assert "شكرًا لكم!" in reader.get(answer.url).content.decode()
    assert wanted() == [("Sprachkurs", "ar", 1)]
    assert not reader.cookies


def test_page_with_the_button_alone_asks_for_nothing(reader: Client, service: Service) -> None:
    page = BeautifulSoup(reader.get(address(service, "uk")).content.decode(), "html.parser")
    assert page.select_one("main form")["action"] == address(service, "uk")
    assert wanted() == []


def test_who_asks_twice_a_day_counts_once_and_others_count_too(reader: Client, service: Service, time_machine: Any) -> None:
    time_machine.move_to("2026-11-30 12:00:00+01:00", tick=False)
    for _turn in range(3):
        assert reader.post(address(service)).status_code == 302
    assert wanted() == [("Sprachkurs", "ar", 1)]
    reader.post(address(service), REMOTE_ADDR="203.0.113.7")
    reader.post(address(service, "tr"))
    assert wanted() == [("Sprachkurs", "ar", 2), ("Sprachkurs", "tr", 1)]
    time_machine.shift(24 * 60 * 60)
    reader.post(address(service))
    assert wanted()[0] == ("Sprachkurs", "ar", 3)


def test_program_that_asks_for_everything_is_not_counted_any_more(reader: Client, service: Service, time_machine: Any) -> None:
    time_machine.move_to("2026-11-30 12:00:00+01:00", tick=False)
    for number in range(6):
        one = ServiceFactory(name=f"Kurs {number}")
        for language in ("en", "fr", "ar", "fa", "uk", "ru"):
            assert reader.post(address(one, language)).status_code == 302
    assert TranslationRequest.objects.count() == 30


def test_what_is_translated_is_not_asked_for(reader: Client, service: Service, translate: Any) -> None:
    reader.post(address(service))
    translate(service, "ar", {"Sprachkurs": "دورة", "Deutsch lernen.": "تعلم الألمانية."})
    assert button_on(reader, service, "ar") is None
    answer = reader.post(address(service), REMOTE_ADDR="203.0.113.7")
    assert answer.url.startswith("/ar/angebote/")
    assert list(TranslationRequest.objects.waiting()) == []
    assert button_on(reader, service, "de") is None


@pytest.mark.parametrize("kind", ["service", "organization", "site", "nothing"])
def test_what_is_not_public_is_not_asked_for(reader: Client, service: Service, kind: str) -> None:
    nobody = "7d1f4b9e-0a43-4c5d-9c0e-3d2f6a1b8c90"
    assert reader.post(f"/ar/feedback/{kind}/{nobody}/translation/").status_code == 404
    hidden = ServiceFactory(name="Entwurf", draft=True)
    assert reader.post(address(hidden)).status_code == 404
    assert wanted() == []


def test_offer_without_a_page_is_not_asked_for(reader: Client, db: None) -> None:
    """As long as there is no finder below which it stands."""
    pages.home()
    for language in ("de", "ar"):
        assert reader.post(address(ServiceFactory(), language)).status_code == 302


def test_pages_are_asked_for_too(reader: Client, service: Service) -> None:
    home = pages.home()
    reader.post(address(home, "fa", "home"))
    assert wanted() == [("Willkommen", "fa", 1)]


@pytest.mark.parametrize("who", [people.editor, people.translator])
def test_editors_and_translators_see_what_is_wanted_most(reader: Client, service: Service, who: Any) -> None:
    ServiceFactory(name="Beratung")
    other = Service.objects.get(name="Beratung", locale__language_code="de")
    for client in ("203.0.113.7", "203.0.113.8"):
        reader.post(address(other, "uk"), REMOTE_ADDR=client)
    reader.post(address(service))
    browser = who()
    rows = BeautifulSoup(browser.get(reverse(INDEX)).content.decode(), "html.parser").select("tbody tr")
    assert [[cell.get_text(strip=True) for cell in row.select("td")][:3] for row in rows] == [
        ["Beratung", "Ukrainisch", "2"],
        ["Sprachkurs", "Arabisch", "1"],
    ]
    start = BeautifulSoup(browser.get("/admin/").content.decode(), "html.parser")
    assert start.select_one(f'a[href="{reverse(INDEX)}"]')


def test_others_do_not_see_what_is_wanted(client: Client, service: Service) -> None:
    for somebody in (client, people.stranger()):
        assert somebody.get(reverse(INDEX)).status_code == 302


def test_offers_that_are_not_translated_say_so_in_lists(reader: Client, service: Service, translate: Any) -> None:
    translate(ServiceFactory(name="Beratung"), "ar", {"Beratung": "استشارة", "Was hier geschieht.": "مساعدة."})
    arabic = {"استشارة": None, "Sprachkurs": "بالألمانية"}
    for language, marks in (("ar", arabic), ("de", {"Beratung": None, "Sprachkurs": None})):
        page = BeautifulSoup(reader.get(f"/{language}/angebote/").content.decode(), "html.parser")
        cards = {one.h3.get_text(strip=True): one.select_one(".untranslated") for one in page.select(".service-card")}
        assert {name: mark and mark.get_text(strip=True) for name, mark in cards.items()} == marks
