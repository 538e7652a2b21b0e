"""The calendar lists what takes place, sooner first, and narrows it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from cms.published.models import PublishedDocument
from site_pages.models import StandardPage
from tests.factories import pages
from tests.factories.directory import MAYEN, LocationFactory, ServiceFactory, TaxonomyTermFactory, place
from tests.plugins.events.made import EventFactory, changed, on
from tests.registered import without


@pytest.fixture(autouse=True)
def today(db: None) -> Any:
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False) as clock:
        yield clock


def page(client: Client, address: str = "/de/events/") -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return BeautifulSoup(answer.content, "html.parser")


def listed(soup: BeautifulSoup) -> list[tuple[str, list[str]]]:
    return [
        (day.h2.get_text(), [one.get_text() for one in day.select(".card-title")])  # type: ignore[union-attr]
        for day in soup.select(".event-day")
    ]


def names(client: Client, query: str) -> list[str]:
    return [one.get_text() for one in page(client, f"/de/events/{query}").select(".card-title")]


def test_dates_stand_under_their_days(client: Client) -> None:
    EventFactory(name="Abend", dates=[on("2026-12-03", "18:00", "20:00")])
    EventFactory(name="Morgen", dates=[on("2026-12-03", "09:00", "10:00"), on("2026-12-04", "09:00", "10:00")])

    soup = page(client)
    assert listed(soup) == [
        ("Donnerstag, 3. Dezember 2026", ["Morgen", "Abend"]),
        ("Freitag, 4. Dezember 2026", ["Morgen"]),
    ]
    assert soup.select_one(".event-times").get_text(" ", strip=True) == "09:00–10:00"  # type: ignore[union-attr]
    assert soup.select_one(".event-total").get_text(strip=True) == "3 Termine"  # type: ignore[union-attr]


def test_what_is_over_has_gone_and_what_goes_on_stands_under_today(client: Client, today: Any) -> None:
    EventFactory(name="Vorbei", dates=[on("2026-12-01", "08:00", "09:00")])
    EventFactory(name="Woche", dates=[on("2026-11-29", last_day="2026-12-05")])

    assert listed(page(client)) == [("Dienstag, 1. Dezember 2026", ["Woche"])]


@pytest.mark.parametrize(
    "query, expected",
    [
        ("", ["Polch", "Mayen", "Netz"]),
        (f"?place={MAYEN}", ["Mayen", "Netz"]),
        ("?place=071375002", ["Polch", "Netz"]),
        ("?topic=arbeit", ["Mayen"]),
        ("?language=ar", ["Netz"]),
        ("?type=workshop", ["Polch"]),
        ("?week=2026-W50", ["Mayen"]),
        ("?month=2027-01", ["Netz"]),
        ("?topic=arbeit&type=workshop", []),
    ],
)
def test_calendar_is_narrowed(client: Client, query: str, expected: list[str]) -> None:
    work = TaxonomyTermFactory(code="arbeit", name="Arbeit")
    mayen = LocationFactory(name="Rathaus Mayen", place=place(MAYEN, "Mayen"))
    pages.home()
    EventFactory(name="Polch", event_type="workshop", dates=[on("2026-12-03")])
    EventFactory(name="Mayen", location=mayen, terms=[work], dates=[on("2026-12-10")])
    EventFactory(name="Netz", location=None, online_url="https://example.org/", languages="ar", dates=[on("2027-01-05")])

    assert names(client, query) == expected


@pytest.mark.parametrize(
    "query, notice",
    [
        ("?place=Mayen", "Diesen Ort kennen wir nicht."),
        ("?topic=nichts", "Dieses Thema kennen wir nicht."),
        ("?week=9999-W52", "Einen Filter verstehen wir nicht, wir haben ihn weggelassen."),
        ("?week=2026-W99", "Einen Filter verstehen wir nicht, wir haben ihn weggelassen."),
        ("?month=2026-13", "Einen Filter verstehen wir nicht, wir haben ihn weggelassen."),
        ("?month=%00", "Einen Filter verstehen wir nicht, wir haben ihn weggelassen."),
        ("?page=x", "Das ist keine Seitenzahl. Sie sehen die erste Seite."),
    ],
)
def test_what_makes_no_sense_is_left_out_and_told(client: Client, query: str, notice: str) -> None:
    EventFactory(name="Fest", dates=[on("2026-12-03")])

    soup = page(client, f"/de/events/{query}")
    assert [one.get_text() for one in soup.select(".kern-alert--warning")] == [notice]
    assert [one.get_text() for one in soup.select(".card-title")] == ["Fest"]


def test_long_list_has_pages(client: Client) -> None:
    EventFactory(name="Täglich", dates=[on("2026-12-01", repeats="daily", until="2027-01-04")])

    assert len(names(client, "")) == 30
    assert len(names(client, "?page=2")) == 5
    assert client.get("/de/events/?page=3").status_code == 404


def test_month_is_a_table_that_leads_to_its_days(client: Client) -> None:
    EventFactory(name="Fest", dates=[on("2026-12-03")])

    soup = page(client, "/de/events/?month=2026-12")
    assert [one.get_text() for one in soup.select(".event-month th")] == ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."]
    link = soup.select_one("a.event-number")
    assert link is not None
    assert (link["href"], link["aria-label"]) == ("#d2026-12-03", "Donnerstag, 3. Dezember 2026: 1 Termin")
    assert soup.find(id="d2026-12-03") is not None
    assert [one.get_text() for one in soup.select(".event-month-head a")] == ["Januar 2027"]


def test_arabic_month_begins_on_saturday_with_its_digits(client: Client, locales: object) -> None:
    EventFactory(name="Fest", dates=[on("2026-12-03")])

    soup = page(client, "/ar/events/?month=2026-12")
    assert soup.select_one(".event-month abbr")["title"] == "السبت"  # type: ignore[index]
    assert soup.select_one("a.event-number").get_text() == "٣"  # type: ignore[union-attr]


def test_cancelled_and_moved_dates_say_so(client: Client) -> None:
    EventFactory(
        name="Kurs",
        dates=[on("2026-12-03", repeats="weekly", until="2026-12-10")],
        changes=[changed("2026-12-03", reason="Krank."), changed("2026-12-10", "moved", "2026-12-11")],
    )

    cards = [" ".join(one.get_text(" ", strip=True).split()) for one in page(client).select(".event-card > div > p:has(strong)")]
    assert cards == ["Fällt aus Krank.", "Verschoben Geplant war Donnerstag, 10. Dezember 2026."]


def test_untranslated_event_is_marked(client: Client, locales: object) -> None:
    EventFactory(name="Fest", dates=[on("2026-12-03")])

    soup = page(client, "/fr/events/")
    title = soup.select_one(".card-title")
    assert title is not None
    assert (title.get("lang"), soup.select_one(".untranslated").get_text(strip=True)) == ("de", "En allemand")  # type: ignore[union-attr]


def test_answer_holds_until_the_first_date_is_over(client: Client) -> None:
    EventFactory(dates=[on("2026-12-01", "10:00", "11:30")])

    assert client.get("/de/events/").headers["Expires"] == "Tue, 01 Dec 2026 10:30:00 GMT"


@pytest.mark.parametrize("number", [1, 3])
def test_calendar_takes_few_queries(client: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for position in range(number):
        EventFactory(name=f"Kurs {position}", dates=[on("2026-12-03")])
    client.get("/de/events/")

    with django_assert_max_num_queries(3):
        client.get("/de/events/?type=meeting")


def test_page_of_an_event_shows_what_one_needs_to_go_there(client: Client) -> None:
    event = EventFactory(
        name="Fest",
        description="Musik.\n\nTanz.",
        child_care="yes",
        languages="de,ar",
        dates=[on("2026-12-03", "15:00", "17:00", repeats="weekly", until="2027-01-21")],
    )

    soup = page(client, f"/de/events/{event.translation_key.hex[:10]}/")
    assert soup.select_one("h1").get_text() == "Fest"  # type: ignore[union-attr]
    assert len(soup.select(".event-dates .event-date")) == 8
    text = " ".join(soup.main.get_text(" ", strip=True).split())  # type: ignore[union-attr]
    for words in ("Donnerstag, 3. Dezember 2026 , 15:00–17:00", "Rathaus Polch", "3 weitere Termine", "Kostenlos", "Arabisch"):
        assert words in text


def test_page_of_what_is_over_is_gone(client: Client, today: Any) -> None:
    event = EventFactory(dates=[on("2026-12-01", "10:00", "11:00")])
    today.move_to(datetime(2026, 12, 1, 11, tzinfo=UTC))

    assert client.get(f"/de/events/{event.translation_key.hex[:10]}/").status_code == 404


def test_search_engines_are_told_the_dates(client: Client) -> None:
    event = EventFactory(name="Fest </script>", dates=[on("2026-12-03", "15:00", "17:00")])

    answer = client.get(f"/de/events/{event.translation_key.hex[:10]}/").content.decode()
    script = BeautifulSoup(answer, "html.parser").find("script", type="application/ld+json")
    assert script is not None
    assert '"name": "Fest \\u003c/script\\u003e"' in script.get_text()
    assert '"startDate": "2026-12-03T15:00:00+01:00"' in script.get_text()


def test_front_page_shows_the_next_ones(client: Client) -> None:
    pages.home()
    for day in ("2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06"):
        EventFactory(name=day, dates=[on(day)])

    section = page(client, "/de/").find("section", {"aria-labelledby": "events-title"})
    assert [one.get_text() for one in section.select(".card-title")] == ["2026-12-03", "2026-12-04", "2026-12-05"]  # type: ignore[union-attr]


def test_block_shows_the_next_events_under_its_heading(client: Client) -> None:
    home = pages.home()
    EventFactory(name="Fest", event_type="festival", dates=[on("2026-12-03")])
    EventFactory(name="Kurs", event_type="workshop", dates=[on("2026-12-04"), on("2026-12-05")])
    value = {"title": "Kurse <script>", "type": "workshop", "topic": "", "place": "", "limit": 1}
    pages.child(StandardPage, home, "Alles", slug="alles", body=[{"type": "events_next", "id": str(uuid4()), "value": value}])

    block = page(client, "/de/alles/").select_one(".block-services")
    assert block is not None
    assert block.h2.get_text() == "Kurse <script>"  # type: ignore[union-attr]
    assert [one.get_text() for one in block.select(".card-title")] == ["Kurs"]


def test_page_of_an_offer_shows_what_its_organization_has_in_the_calendar(client: Client) -> None:
    pages.finder(pages.home())
    service = ServiceFactory(name="Beratung")
    EventFactory(name="Eigenes", organization=service.organization, dates=[on("2026-12-03")])
    EventFactory(name="Fremdes", dates=[on("2026-12-03")])
    address = PublishedDocument.objects.current("service", "de").get().url

    section = page(client, address).select_one(".event-section")
    assert section is not None
    assert [one.get_text() for one in section.select(".card-title")] == ["Eigenes"]


def test_frame_for_partners_shows_the_next_ones(client: Client) -> None:
    for number in range(7):
        EventFactory(name=f"Treffen {number}", dates=[on("2026-12-03", f"1{number}:00", "20:00")])

    assert [one.get_text() for one in page(client, "/embed/v1/de/events_next/?limit=2").select(".card-title")] == [
        "Treffen 0",
        "Treffen 1",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_parts_of_other_pages_take_one_query(client: Client, number: int, django_assert_num_queries: Any) -> None:
    pages.finder(pages.home())
    service = ServiceFactory(name="Beratung")
    for position in range(number):
        EventFactory(name=f"Treffen {position}", organization=service.organization, dates=[on("2026-12-03")])
    for address in ("/de/", PublishedDocument.objects.current("service", "de").get().url):
        client.get(address)
        with without("events"), CaptureQueriesContext(connection) as alone:
            client.get(address)
        with django_assert_num_queries(len(alone) + 1):
            client.get(address)
