"""Partners put together what they show, without an account and without scripts."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.languages import CODES
from site_pages.models import NewsIndexPage, ServiceFinderPage
from tests.factories import pages
from tests.factories.directory import ServiceFactory, TaxonomyFactory, TaxonomyTermFactory


def built(reader: Client, language: str = "de", **asked: str) -> BeautifulSoup:
    answer = reader.get(f"/{language}/embeds/?{urlencode(asked)}")
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    return BeautifulSoup(answer.content.decode(), "html.parser").main


def codes(page: BeautifulSoup) -> list[str]:
    return [one.text for one in page.select("textarea[aria-describedby]")]


def frames_in(text: str) -> str:
    return str(BeautifulSoup(text, "html.parser").iframe["src"]).removeprefix("http://testserver")


@pytest.fixture
def language_courses(finder: ServiceFinderPage) -> None:
    topics = TaxonomyFactory(code="topics", name="Themen")
    ServiceFactory(name="Sprachkurs", terms=[TaxonomyTermFactory(taxonomy=topics, code="sprache", name="Sprache")])


@pytest.mark.parametrize("language", CODES)
def test_builder_offers_a_list_in_the_language_of_its_address(reader: Client, language_courses: None, language: str) -> None:
    page = built(reader, language)
    assert frames_in(codes(page)[1]) == f"/embed/v1/{language}/list/?limit=5"
    assert page.select_one("iframe")["src"] == f"/embed/v1/{language}/list/?limit=5"


def test_what_is_copied_shows_what_was_chosen(reader: Client, language_courses: None) -> None:
    link, frame, element = codes(built(reader, show="list", topic="sprache", limit="3", lang="ar"))
    assert link == "http://testserver/ar/angebote/?topic=sprache&limit=3"
    shown = reader.get(frames_in(frame)).content.decode()
    assert ("Sprachkurs" in shown, 'lang="ar"' in shown) == (True, True)
    assert 'query="topic=sprache&amp;limit=3" lang="ar"' in element
    assert reader.get("/oembed?" + urlencode({"url": link})).json()["html"].count("/embed/v1/ar/list/") == 1


@pytest.mark.parametrize("show", ["map", "news"])
def test_other_lists_are_frames(reader: Client, language_courses: None, show: str) -> None:
    home = ServiceFinderPage.objects.get(locale__language_code="de").get_parent()
    pages.child(NewsIndexPage, home, "Aktuelles", slug="aktuelles")
    path = frames_in(codes(built(reader, show=show, topic="sprache"))[0])
    assert path == f"/embed/v1/de/{show}/?topic=sprache&limit=5"
    assert reader.get(path).status_code == 200


@pytest.mark.parametrize("show, frame", [("page", "service"), ("hours", "hours")])
def test_one_page_is_chosen_by_its_address(reader: Client, finder: ServiceFinderPage, show: str, frame: str) -> None:
    service = ServiceFactory(name="Beratung")
    address = reader.get("/api/v1/services").json()["contents"][0]["x_url"]
    path = frames_in(codes(built(reader, show=show, address=address, lang="ar"))[-1])
    assert path == f"/embed/v1/ar/{frame}/{service.translation_key}/"
    assert "Beratung" in reader.get(path).content.decode()


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"show": "page", "address": ""}, "Diese Seite gibt es hier nicht."),
        ({"show": "page", "address": "http://testserver//[x"}, "Diese Seite gibt es hier nicht."),
        ({"show": "page", "address": "https://example.org/de/angebote/"}, "Diese Seite gibt es hier nicht."),
        ({"show": "page", "address": "javascript:alert(1)"}, "Diese Seite gibt es hier nicht."),
        ({"show": "hours", "address": "http://testserver/de/angebote/"}, "Diese Seite gibt es hier nicht."),
        ({"show": "list", "topic": "gibtesnicht"}, "Bitte eine gültige Auswahl treffen."),
        ({"show": "list", "limit": "0"}, "größer oder gleich 1"),
        ({"show": "list", "limit": "viele"}, "ganze Zahl"),
        ({"show": "everything"}, "Bitte eine gültige Auswahl treffen."),
        ({"lang": "xx"}, "Bitte eine gültige Auswahl treffen."),
        ({"show": "page", "address": "a" * 5000}, "höchstens 500 Zeichen"),
        ({"show": "page", "address": "http://testserver/\x00"}, "Nullzeichen"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    reader: Client, finder: ServiceFinderPage, asked: dict[str, str], said: str
) -> None:
    page = built(reader, **asked)
    assert said in page.select_one(".kern-error").text
    assert page.select("iframe, textarea") == []


def test_pages_lead_to_the_builder(reader: Client, finder: ServiceFinderPage) -> None:
    ServiceFactory(name="Beratung")
    address = reader.get("/api/v1/services").json()["contents"][0]["x_url"]
    link = BeautifulSoup(reader.get(address).content.decode(), "html.parser").select_one(".embed-share a")
    shown = BeautifulSoup(reader.get(link["href"]).content.decode(), "html.parser")
    assert shown.select_one("textarea").text == address


def test_privacy_is_said_in_german_and_in_the_readers_language(reader: Client, finder: ServiceFinderPage) -> None:
    for language, expected in (("de", ["de"]), ("ar", ["de", "ar"])):
        texts = built(reader, language).select("textarea:not([aria-describedby])")
        assert [one["lang"] for one in texts] == expected
        assert all("http://testserver" in one.text for one in texts)
