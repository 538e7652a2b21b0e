"""The data and the script of the element `wegweiser-embed`."""

import gzip
import hashlib
from pathlib import Path

import pytest
from django.test import Client

from cms.plugins.embeds.script import FOLDER
from site_pages.models import ServiceFinderPage
from tests.factories.directory import ServiceFactory

HASHES = {"v1.0.0.js": "7beb34b1d4367ae7056f553b"}  # what was published never changes: partners' pages name its hash


def test_data_has_all_that_the_element_shows(reader: Client, finder: ServiceFinderPage) -> None:
    ServiceFactory(name="Sprachkurs", description="Wir lernen Deutsch. " * 30)
    answer = reader.get("/api/v1/embeds/list?lang=ar&q=Sprachkurs&limit=1")
    found = answer.json()
    (item,) = found.pop("items")
    assert found == {
        **{"lang": "ar", "dir": "rtl", "more_url": "http://testserver/ar/angebote/?q=Sprachkurs"},
        "more_label": found["more_label"],
    }
    assert (item["title"], item["title_lang"], item["summary_lang"]) == ("Sprachkurs", "de", "de")
    assert item["url"].startswith("http://testserver/ar/angebote/sprachkurs-")
    assert (len(item["summary"]) <= 202, item["summary"].endswith(" …")) == (True, True)
    assert (answer["Access-Control-Allow-Origin"], answer.cookies) == ("*", {})
    assert len(gzip.compress(answer.content)) < 4 * 1024


@pytest.mark.parametrize("query", ["colour=red", "limit=0", "limit=51", "limit=5&limit=6", "free=perhaps", "near=abc", "place=x"])
def test_data_refuses_what_it_does_not_know(reader: Client, finder: ServiceFinderPage, query: str) -> None:
    answer = reader.get(f"/api/v1/embeds/list?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_no_offer_is_an_empty_list_with_a_way_on(reader: Client, finder: ServiceFinderPage) -> None:
    found = reader.get("/api/v1/embeds/list?q=xyzxyz&lang=de").json()
    assert (found["items"], found["more_label"]) == ([], "Alle Angebote anzeigen")


def test_script_has_an_address_that_stays_and_one_that_never_changes(reader: Client) -> None:
    stays, fixed = reader.get("/embed/v1.js"), reader.get("/embed/v1.0.0.js")
    assert stays.content == fixed.content
    assert (stays["Cache-Control"], fixed["Cache-Control"]) == (
        "public, max-age=86400",
        "public, max-age=31536000, immutable",
    )
    for answer in (stays, fixed):
        assert answer["Content-Type"] == "text/javascript; charset=utf-8"
        assert (answer["Access-Control-Allow-Origin"], answer["Cross-Origin-Resource-Policy"]) == ("*", "cross-origin")


def test_published_scripts_never_change_and_are_small() -> None:
    files = {path.name: path.read_bytes() for path in sorted(Path(FOLDER).glob("v*.js"))}
    assert {name: hashlib.sha384(text).hexdigest()[:24] for name, text in files.items()} == HASHES
    assert {name: len(gzip.compress(text)) for name, text in files.items() if len(gzip.compress(text)) > 3 * 1024} == {}
