"""Pages, guides and news for front ends of others."""

from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.languages import CODES
from site_pages.models import StandardPage
from tests.api.conftest import Names
from tests.factories import pages
from tests.factories.directory import POLCH

Site = dict[str, Any]
HERE = "http://testserver"


def titles(client: Client, address: str) -> list[str]:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return [item.get("title", item.get("name")) for item in response.json()["contents"]]


FOUND_AT = {
    "guides": ["Deutsch lernen"],
    "guides?x_topic=sprache": ["Deutsch lernen"],
    "guides?x_topic=wohnen": [],
    "guides?search=heute": ["Deutsch lernen"],
    "news": ["Für alle", "Neuer Kurs"],
    "news?x_place=07137": ["Neuer Kurs"],
    f"news?x_place={POLCH}&x_topic=sprache": ["Neuer Kurs"],
    "news?x_place=08": [],
    "pages?type=standard_page": ["Impressum"],
    "pages?type=guide&search=deutsch": ["Deutsch lernen"],
    "pages?search=impressum": ["Impressum"],
    "pages?modified_after=2999-01-01": [],
    "pages?per_page=1&page=2&type=news": ["Neuer Kurs"],
}


def test_lists_are_narrowed(api_client: Client, site: Site) -> None:
    assert {address: titles(api_client, address) for address in FOUND_AT} == FOUND_AT


def test_pages_are_found_by_the_page_above(api_client: Client, site: Site) -> None:
    home, section = site["home"].translation_key, site["section"].translation_key
    assert titles(api_client, f"pages?parent={home}") == ["Aktuelles", "Angebote", "Impressum", "Ratgeber"]
    assert titles(api_client, f"guides?parent={section},{home}") == ["Deutsch lernen"]


REFUSED = {
    "type=nonsense": ["type"],
    "type=": ["type"],
    "parent=5": ["parent"],
    "x_place=x": ["x_place"],
    "x_topic=%00": ["x_topic"],
    "full=true": ["full"],
    "modified_after=gestern": ["modified_after"],
    "x_free=true": ["x_free"],
}


def test_what_lists_of_pages_do_not_know_is_refused(refused_at: Names, db: None) -> None:
    assert {query: refused_at(f"/api/v1/pages?{query}") for query in REFUSED} == REFUSED


def test_only_lists_of_all_pages_have_types(refused_at: Names, db: None) -> None:
    assert refused_at("/api/v1/guides?type=guide") == ["type"]


def record(client: Client, page: Any, language: str = "de") -> dict[str, Any]:
    response = client.get(f"/api/v1/pages/{page.translation_key}?lang={language}")
    assert (response.status_code, response["Content-Language"]) == (200, language)
    found: dict[str, Any] = response.json()
    return found


def test_guide_says_all_that_its_page_shows(api_client: Client, site: Site) -> None:
    found = record(api_client, site["guide"])
    key, service = (str(site[name].translation_key) for name in ("section", "service"))
    home = {"id": str(site["home"].translation_key), "type": "home", "title": "Willkommen", "url": f"{HERE}/de/"}
    section = {"id": key, "type": "section", "title": "Ratgeber", "url": f"{HERE}/de/ratgeber/"}

    services = f"{HERE}/api/v1/services?x_topic=sprache&per_page=3&lang=de"

    assert found["ancestors"] == [home, section]
    assert found["parent"] == key
    assert found["topics"] == [{"id": str(site["term"].translation_key), "code": "sprache", "name": "Deutsch lernen"}]
    assert [one["id"] for one in found["services"]] == [service]
    assert [step["value"] for step in found["steps"]] == [{"title": "Anrufen", "text": "<p>Heute.</p>"}]
    assert [(one["type"], one["value"]) for one in found["body"]] == [
        ("heading", {"text": "Zuerst", "level": "h2"}),
        ("rich_text", f'<p>Lesen Sie <a href="{HERE}/de/ratgeber/">den Ratgeber</a>.</p>'),
        (
            "services",
            {
                "title": "Kurse",
                "topic": "sprache",
                "limit": 3,
                "list": services,
            },
        ),
    ]
    assert found["links"] == [{"id": key, "type": "section", "url": f"{HERE}/de/ratgeber/"}]
    assert [(one["lang"], one["url"]) for one in found["translations"]] == [
        (code, f"{HERE}/{code}/ratgeber/deutsch/") for code in CODES
    ]
    assert {one["status"] for one in found["translations"]} == {"source", "missing"}


def test_body_is_html_too(api_client: Client, site: Site) -> None:
    html = record(api_client, site["guide"])["body_html"]
    assert f'<a href="{HERE}/de/ratgeber/">den Ratgeber</a>' in html
    assert f'href="{HERE}/de/angebote/sprachkurs-' in html
    assert 'href="/' not in html


def test_words_of_our_own_in_html_are_of_the_language(api_client: Client, site: Site) -> None:
    for language in CODES:
        found = record(api_client, site["guide"], language)
        assert found["x_translation"]["requested"] == language
        assert f'lang="{language}"' in found["body_html"]


def test_lists_that_change_without_the_page_are_named_by_their_address(api_client: Client, site: Site) -> None:
    home, overview, finder = (record(api_client, site[name])["lists"] for name in ("home", "overview", "finder"))
    in_body = record(api_client, site["guide"])["body"][2]["value"]["list"]

    for address, found in (
        (home["news"], ["Für alle", "Neuer Kurs"]),
        (overview["news"], ["Für alle", "Neuer Kurs"]),
        (finder["services"], ["Sprachkurs"]),
        (in_body, ["Sprachkurs"]),
    ):
        assert titles(api_client, address.removeprefix(f"{HERE}/api/v1/")) == found
    assert "lists" not in record(api_client, site["text"])


def test_section_and_home_hold_the_pages_that_they_list(api_client: Client, site: Site) -> None:
    assert [one["title"] for one in record(api_client, site["section"])["children"]] == ["Deutsch lernen"]
    assert [one["summary"] for one in record(api_client, site["home"])["guides"]] == ["So geht es."]


def test_news_say_what_they_are_about(api_client: Client, site: Site) -> None:
    found = record(api_client, site["news"])
    assert found["places"] == [{"id": str(site["place"].uuid), "ars": POLCH}]
    assert [one["code"] for one in found["topics"]] == ["sprache"]


def test_link_to_what_is_not_public_any_more_is_dropped(api_client: Client, site: Site) -> None:
    site["section"].unpublish()
    found = record(api_client, site["guide"])
    assert found["body"][1]["value"] == "<p>Lesen Sie <a>den Ratgeber</a>.</p>"
    assert "links" not in found


def test_withdrawn_page_leaves_a_tombstone_without_its_name(api_client: Client, site: Site) -> None:
    site["text"].unpublish()
    gone = api_client.get(f"/api/v1/pages/{site['text'].translation_key}").json()
    assert (gone["name"], gone["status"]) == ("", "inactive")
    changes = api_client.get("/api/v1/pages?modified_after=2000-01-01&per_page=100").json()["contents"]
    assert gone in changes


def test_page_is_found_by_its_address_in_the_language_of_the_address(api_client: Client, site: Site) -> None:
    for path in ("/ar/ratgeber/deutsch/", "/de/", "/tr/aktuelles/kurs/", "/de-simple/impressum/"):
        response = api_client.get(f"/api/v1/pages/at?path={quote(path)}", headers={"Accept-Language": "fr"})
        assert (response.json()["url"], response["Content-Language"]) == (HERE + path, path.split("/")[1])


def test_address_may_be_encoded_or_not(api_client: Client, site: Site) -> None:
    page = pages.child(StandardPage, site["home"], "Straße", slug="straße")
    for path in ("/de/straße/", "/de/stra%C3%9Fe/", "/de/stra%25C3%259Fe/"):
        assert api_client.get(f"/api/v1/pages/at?path={path}").json().get("id") == str(page.translation_key), path


NOWHERE = ["/", "/de", "/de/nirgends/", "/xx/", "/admin/", "/de/" + "a" * 5000, "//", "/de/angebote/sprachkurs-0/"]


def test_address_without_a_page_is_not_found(api_client: Client, site: Site) -> None:
    found = {path: api_client.get(f"/api/v1/pages/at?path={path}").status_code for path in NOWHERE}
    assert found == dict.fromkeys(NOWHERE, 404)


def test_address_of_a_service_is_no_page(api_client: Client, site: Site) -> None:
    url = api_client.get("/api/v1/services").json()["contents"][0]["x_url"]
    assert api_client.get(f"/api/v1/pages/at?path={url.removeprefix(HERE)}").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "?path=", "?path=de", "?path=%00", "?path=/de/%0A", "?path=/de/&path=/ar/", "?path=/de/&page=1"]
)
def test_what_is_no_address_is_refused(api_client: Client, query: str) -> None:
    response = api_client.get(f"/api/v1/pages/at{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_page_takes_the_same_queries_whatever_it_lists(api_client: Client, site: Site) -> None:
    def queries(page: Any) -> int:
        with CaptureQueriesContext(connection) as found:
            record(api_client, page)
        return len(found)

    one = queries(site["section"])
    for number in range(3):
        pages.child(StandardPage, site["section"], f"Blatt {number}", slug=f"blatt-{number}")
    assert (one, queries(site["section"])) == (3, 3)
    assert queries(site["guide"]) == 8
