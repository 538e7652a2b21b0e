"""What stands in frames of partners: framable, without cookie, in the language of its address, and never empty."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.languages import CODES
from site_pages.models import GuidePage, NewsIndexPage, NewsPage, ServiceFinderPage
from tests.factories import pages
from tests.factories.directory import LocationFactory, ServiceFactory, TaxonomyFactory, TaxonomyTermFactory, at

STRICT = {
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "script-src 'self'",
    "style-src 'self'",
}


def frame_of(reader: Client, path: str) -> BeautifulSoup:
    answer = reader.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


@pytest.mark.parametrize("language", CODES)
def test_frames_are_in_the_language_of_their_address(reader: Client, finder: ServiceFinderPage, language: str) -> None:
    service = ServiceFactory(name="Sprachkurs")
    for path in (f"/embed/v1/{language}/list/", f"/embed/v1/{language}/service/{service.translation_key}/"):
        answer = reader.get(path, headers={"accept-language": "fr"})
        soup = BeautifulSoup(answer.content.decode(), "html.parser")
        assert (soup.html["lang"], answer["Content-Language"]) == (language, language)
        assert soup.select_one(".service-card a").text == "Sprachkurs"


def test_frames_may_be_framed_and_set_no_cookie(reader: Client, finder: ServiceFinderPage) -> None:
    answer = reader.get("/embed/v1/de/list/")
    assert STRICT - {one.strip() for one in answer["Content-Security-Policy"].split(";")} == set()
    assert ("X-Frame-Options" in answer, answer["Referrer-Policy"], answer["Access-Control-Allow-Origin"]) == (
        False,
        "no-referrer",
        "*",
    )
    assert not answer.cookies
    assert "X-Frame-Options" in reader.get("/de/")


def test_list_has_the_filters_of_the_finder_and_a_limit(reader: Client, finder: ServiceFinderPage) -> None:
    for number in range(7):
        ServiceFactory(name=f"Kurs {number}")
    ServiceFactory(name="Beratung")
    usual = frame_of(reader, "/embed/v1/de/list/?q=Kurs")
    assert len(usual.select(".service-card")) == 5
    assert usual.select_one(".embed-footer a")["href"] == "http://testserver/de/angebote/?q=Kurs"
    assert len(frame_of(reader, "/embed/v1/de/list/?limit=50").select(".service-card")) == 8
    assert [one.text for one in frame_of(reader, "/embed/v1/de/list/?q=Beratung").select(".card-title")] == ["Beratung"]


@pytest.mark.parametrize(
    "query",
    [
        *("topic=nichts", "place=1", "language=%00", "near=abc", "near=-80,170", "open_at=gestern", "limit=0", "limit=abc"),
        *("limit=999999999999", "q=" + "a" * 5000, "q=%22%2A%22", "q=<script>", "x=1", "radius=5", "page=9", "where=xyz"),
    ],
)
def test_list_answers_whatever_is_asked(reader: Client, finder: ServiceFinderPage, query: str) -> None:
    ServiceFactory(name="Kurs")
    soup = frame_of(reader, f"/embed/v1/ar/list/?{query}")
    assert soup.main.get_text(strip=True)
    assert soup.find("script", src=False) is None


def test_page_is_framed_with_its_words(reader: Client, finder: ServiceFinderPage) -> None:
    guide = pages.child(GuidePage, finder.get_parent(), "Erste Schritte", introduction="Was zuerst zu tun ist.")
    soup = frame_of(reader, f"/embed/v1/de/guide/{guide.translation_key}/")
    assert (soup.h2.text, soup.article.p.text) == ("Erste Schritte", "Was zuerst zu tun ist.")
    assert soup.select_one(".embed-footer a")["href"].startswith("http://testserver/de/")


@pytest.mark.parametrize("path", ["de/service", "xx/service", "de/place", "ar/nothing"])
def test_what_is_gone_says_so_in_the_frame(reader: Client, finder: ServiceFinderPage, path: str) -> None:
    answer = reader.get(f"/embed/v1/{path}/{uuid4()}/")
    assert (answer.status_code, "X-Frame-Options" in answer) == (404, False)
    assert BeautifulSoup(answer.content.decode(), "html.parser").main.p.text


def test_frame_takes_the_same_queries_at_1_and_3_offers(reader: Client, finder: ServiceFinderPage) -> None:
    counts = []
    for number in range(3):
        ServiceFactory(name=f"Kurs {number}")
        with CaptureQueriesContext(connection) as queries:
            reader.get("/embed/v1/de/list/")
        counts.append(len(queries))
    assert (counts[0], max(counts) <= 8) == (counts[2], True)


def test_hours_are_those_of_each_place_with_their_state(reader: Client, finder: ServiceFinderPage) -> None:
    rooms = [LocationFactory(name=name) for name in ("Rathaus", "Bücherei")]
    service = ServiceFactory(name="Beratung", service_at_locations=[at(one) for one in rooms])
    frame = frame_of(reader, f"/embed/v1/de/hours/{service.translation_key}/")
    assert [one.text.strip() for one in frame.select("h2, h3")] == ["Beratung", "Rathaus", "Bücherei"]
    assert len(frame.select(".schedule-extra")) == 2
    assert reader.get(f"/embed/v1/de/hours/{uuid4()}/").status_code == 404


def test_news_are_the_newest_of_a_topic(reader: Client, finder: ServiceFinderPage) -> None:
    overview = pages.child(NewsIndexPage, finder.get_parent(), "Aktuelles", slug="aktuelles")
    topic = TaxonomyTermFactory(taxonomy=TaxonomyFactory(code="topics"), code="sprache", name="Sprache")
    for day, topics in ((1, [topic]), (2, []), (3, [topic])):
        pages.child(NewsPage, overview, f"Meldung {day}", slug=f"m{day}", date=date(2026, 1, day), topics=topics)

    def shown(query: str) -> list[str]:
        return [one.text.strip() for one in frame_of(reader, f"/embed/v1/ar/news/{query}").select(".card-title")]

    assert shown("") == ["Meldung 3", "Meldung 2", "Meldung 1"]
    assert shown("?topic=sprache&limit=1") == ["Meldung 3"]
    assert shown("?topic=unbekannt&limit=viele") == []
    assert shown("?topic=%00") == []


def test_map_has_a_pin_a_place_and_says_where_the_outline_comes_from(reader: Client, finder: ServiceFinderPage) -> None:
    polch, berlin = LocationFactory(latitude=50.3, longitude=7.315), LocationFactory(latitude=52.5, longitude=13.4)
    for name, places in (("Anmeldung", [polch]), ("Beratung", [polch, berlin]), ("Chor", [])):
        ServiceFactory(name=name, service_at_locations=[at(one) for one in places])
    frame = frame_of(reader, "/embed/v1/de/map/")
    assert [one.text for one in frame.select(".pin-numbers title")] == ["1, 2"]
    assert [one.text for one in frame.select(".embed-pins a")] == ["Anmeldung", "Beratung", "Chor"]
    assert frame.select_one(".embed-source").text == "© GeoBasis-DE / BKG 2019"
    assert frame.select("img, link[href^=http]:not([rel=canonical])") == []


@pytest.mark.parametrize("path", ["list/", "map/", "news/"])
def test_frames_take_as_many_queries_for_three_as_for_one(reader: Client, finder: ServiceFinderPage, path: str) -> None:
    overview = pages.child(NewsIndexPage, finder.get_parent(), "Aktuelles", slug="aktuelles")
    numbers = []
    for number in (1, 3):
        for one in range(number):
            ServiceFactory(name=f"Kurs {number} {one}", service_at_locations=[at(LocationFactory())])
            pages.child(NewsPage, overview, f"Meldung {number} {one}", slug=f"m{number}{one}", date=date(2026, 1, 1))
        reader.get(f"/embed/v1/de/{path}")
        with CaptureQueriesContext(connection) as queries:
            reader.get(f"/embed/v1/de/{path}")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 8
