"""What stands in frames of partners: framable, without cookie, in the language of its address, and never empty."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.languages import CODES
from site_pages.models import GuidePage, ServiceFinderPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory

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
