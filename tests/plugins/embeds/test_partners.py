"""Partners are counted by day, and see themselves in numbers: nothing is kept of visitors."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from api.keys.models import Key, KeyUsage
from cms.plugins.embeds.models import EmbedUsage
from cms.plugins.embeds.usage import days_of, partners
from directory.models import Organization
from site_pages.models import ServiceFinderPage
from tests.factories import people
from tests.factories.directory import OrganizationFactory, ServiceFactory

NOBODY = "7d1f4b9e-0a43-4c5d-9c0e-3d2f6a1b8c90"
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def office(finder: ServiceFinderPage) -> Organization:
    cache.clear()
    office: Organization = OrganizationFactory(name="Haus der Hilfe")
    ServiceFactory(name="Beratung", organization=office)
    return office


def counted() -> list[tuple[UUID, str, int]]:
    return list(EmbedUsage.objects.order_by("shown").values_list("organization", "shown", "requests"))


def test_frame_that_says_whose_page_it_is_on_is_counted_and_sent_on(reader: Client, office: Organization) -> None:
    answer = reader.get(f"/embed/v1/de/list/?topic=sprache&partner={office.translation_key}&limit=3")
    assert (answer.status_code, answer["Location"]) == (302, "/embed/v1/de/list/?topic=sprache&limit=3")
    assert (answer["Cache-Control"], dict(answer.cookies)) == ("no-store", {})
    reader.get(f"/embed/v1/ar/list/?partner={office.translation_key}")
    reader.get(f"/embed/v1/de/map/?partner={office.translation_key}")
    reader.get("/embed/v1/de/map/")
    assert counted() == [(office.translation_key, "list", 2), (office.translation_key, "map", 1)]


def test_element_is_counted_and_sent_on(reader: Client, office: Organization) -> None:
    answer = reader.get(f"/api/v1/embeds/list?lang=ar&limit=3&partner={office.translation_key}")
    assert (answer.status_code, answer["Location"]) == (302, "/api/v1/embeds/list?lang=ar&limit=3")
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "no-store")
    assert counted() == [(office.translation_key, "element", 1)]
    assert reader.get("/api/v1/embeds/list?partner=we").status_code == 400


@pytest.mark.parametrize("partner", ["", "we", "\x00", NOBODY, "1" * 500])
def test_who_is_no_partner_is_shown_what_was_asked_for_and_counts_nowhere(
    reader: Client, office: Organization, partner: str
) -> None:
    answer = reader.get(f"/embed/v1/de/list/?{urlencode({'partner': partner})}", follow=True)
    assert (answer.status_code, counted()) == (200, [])


def test_what_is_not_public_is_no_partner(reader: Client, office: Organization) -> None:
    hidden = OrganizationFactory(draft=True)
    reader.get(f"/embed/v1/de/list/?partner={hidden.translation_key}")
    assert counted() == []


def test_one_address_counts_sixty_times_a_minute(reader: Client, office: Organization) -> None:
    with time_machine.travel("2026-11-30 12:00:30+01:00", tick=False):
        answers = {reader.get(f"/embed/v1/de/map/?partner={office.translation_key}").status_code for _turn in range(70)}
    assert (answers, counted()) == ({302}, [(office.translation_key, "map", 60)])


def test_counting_that_fails_shows_the_frame(
    reader: Client, office: Organization, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(EmbedUsage, "count", lambda **what: 1 / 0)
    assert reader.get(f"/embed/v1/de/map/?partner={office.translation_key}").status_code == 302
    assert "Plugin embeds: usage failed." in caplog.text


def test_what_the_builder_gives_says_whose_page_it_is(reader: Client, office: Organization) -> None:
    asked = urlencode({"show": "list", "limit": "3", "partner": str(office.translation_key)})
    page = BeautifulSoup(reader.get(f"/de/embeds/?{asked}").content.decode(), "html.parser")
    link, frame, element = [one.text for one in page.select("textarea[aria-describedby]")]
    partner = f"&partner={office.translation_key}"
    assert link == f"http://testserver/de/angebote/?limit=3{partner}"
    assert BeautifulSoup(frame, "html.parser").iframe["src"].endswith(f"/embed/v1/de/list/?limit=3{partner}")
    script = BeautifulSoup(element, "html.parser").find("wegweiser-embed")
    assert (script["query"], script.a["href"]) == (f"limit=3{partner}", "http://testserver/de/angebote/?limit=3")
    assert page.select_one("iframe")["src"] == "/embed/v1/de/list/?limit=3"


def test_pasted_address_keeps_whose_page_it_is(reader: Client, office: Organization) -> None:
    service = reader.get("/api/v1/services").json()["contents"][0]["x_url"]
    for address, frame in ((service, "/service/"), ("http://testserver/de/angebote/?limit=3", "/list/?limit=3&")):
        joined = "&" if "?" in address else "?"
        pasted = reader.get("/oembed?" + urlencode({"url": f"{address}{joined}partner={office.translation_key}"})).json()
        html = BeautifulSoup(pasted["html"], "html.parser")
        assert frame in html.iframe["src"]
        assert html.iframe["src"].endswith(f"partner={office.translation_key}")
        assert html.a["href"] == address


@pytest.fixture
def use(office: Organization) -> Organization:
    """Two keys and embeds on two days; one of somebody else."""
    with time_machine.travel(MONDAY):
        key = Key.objects.create_key(name="Website", organization=office)[0]
        Key.objects.create_key(name="App", organization=office)
        KeyUsage.count(key=key)
        KeyUsage.count(key=key)
        EmbedUsage.count(organization=office.translation_key, shown="list")
    with time_machine.travel(TUESDAY):
        EmbedUsage.count(organization=office.translation_key, shown="map")
        EmbedUsage.count(organization=office.translation_key, shown="list")
        KeyUsage.count(key=Key.objects.create_key(name="Nobody's")[0])
    return office


@time_machine.travel(TUESDAY, tick=False)
def test_partners_are_those_with_keys_or_embeds(use: Organization) -> None:
    OrganizationFactory(name="Ohne alles")
    only_shows = OrganizationFactory(name="Arbeitskreis")
    EmbedUsage.count(organization=only_shows.translation_key, shown="news")
    assert [(one.organization, one.keys, one.requests, one.shown) for one in partners()] == [
        (only_shows, 0, 0, 1),
        (use, 2, 2, 3),
    ]


@time_machine.travel(TUESDAY, tick=False)
def test_days_add_up_all_keys_and_all_that_is_shown(use: Organization) -> None:
    days = [(one.day, one.requests, one.shown) for one in days_of(use.translation_key)]
    assert days == [(TUESDAY, 0, 2), (MONDAY, 2, 1)]


@time_machine.travel(TUESDAY, tick=False)
def test_pages_of_partners_show_the_numbers(admin_client: Client, use: Organization) -> None:
    listed = BeautifulSoup(admin_client.get(reverse("partners")).content.decode(), "html.parser")
    row = listed.select_one("tbody tr")
    assert [one.get_text(strip=True) for one in row.select("td")] == ["Haus der Hilfe", "2", "2", "3"]
    page = BeautifulSoup(admin_client.get(row.a["href"]).content.decode(), "html.parser")
    assert [one.get_text(" ", strip=True) for one in page.select("tbody tr")][2:] == ["01.12.2026 0 2", "30.11.2026 2 1"]
    assert [one.get_text(strip=True) for one in page.select("main ul:not([class]) > li")] == [
        "Eine Liste von Angeboten: 2",
        "Eine Karte mit Angeboten: 1",
    ]
    assert page.select_one(f'a[href$="/de/embeds/?partner={use.translation_key}"]')


@time_machine.travel(TUESDAY, tick=False)
def test_days_are_downloaded_as_a_table(admin_client: Client, use: Organization) -> None:
    answer = admin_client.get(reverse("partner", args=[use.translation_key]) + "?export=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines() == ["day,requests,shown", "2026-12-01,0,2", "2026-11-30,2,1"]


def test_numbers_of_partners_are_read_in_as_many_queries_at_three(
    use: Organization, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        partners()
    for number in range(2):
        EmbedUsage.count(organization=OrganizationFactory(name=f"Verein {number}").translation_key, shown="list")
    with django_assert_num_queries(3):
        partners()


def test_only_administrators_see_partners(client: Client, office: Organization) -> None:
    for address in (reverse("partners"), reverse("partner", args=[office.translation_key])):
        assert client.get(address).status_code == 302
    for somebody in (people.editor(), people.translator(), people.stranger()):
        for address in (reverse("partners"), reverse("partner", args=[office.translation_key]) + "?export=csv"):
            assert somebody.get(address).status_code == 302


def test_who_is_nobody_has_no_page(admin_client: Client, db: None) -> None:
    for query in ("", "?export=csv"):
        assert admin_client.get(f"{reverse('partner', args=[NOBODY])}{query}", follow=True).status_code == 404
