"""News of a topic or a place as feeds."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from site_pages.models import NewsPage
from tests.factories import pages
from tests.factories.directory import POLCH

Site = dict[str, Any]
HERE = "http://testserver"


def json_feed(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/api/v1/news?format=jsonfeed{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/feed+json")
    found: dict[str, Any] = json.loads(response.content)
    return found


def rss_titles(client: Client, query: str = "") -> tuple[str | None, list[str | None]]:
    response = client.get(f"/api/v1/news?format=rss{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    channel = ElementTree.fromstring(response.content)[0]  # noqa: S314  our own
    return channel.findtext("title"), [item.findtext("title") for item in channel.iter("item")]


@time_machine.travel("2026-11-20T12:00:00+01:00", tick=False)
def test_feeds_hold_the_newest_news_of_what_was_asked_for(api_client: Client, site: Site) -> None:
    pages.child(NewsPage, site["overview"], "Morgen", slug="morgen", date="2026-11-21")
    assert rss_titles(api_client) == ("Wegweiser", ["Für alle", "Neuer Kurs"])
    assert rss_titles(api_client, "&x_topic=sprache") == ("Wegweiser: Deutsch lernen", ["Neuer Kurs"])
    assert rss_titles(api_client, f"&x_place={POLCH}&x_topic=sprache") == ("Wegweiser: Deutsch lernen, Polch", ["Neuer Kurs"])
    assert rss_titles(api_client, "&x_topic=niemand") == ("Wegweiser", [])
    assert json_feed(api_client, f"&x_place={POLCH}&lang=ar") == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wegweiser: Polch",
        "home_page_url": f"{HERE}/ar/aktuelles/",
        "feed_url": f"{HERE}/api/v1/news?format=jsonfeed&x_place={POLCH}&lang=ar",
        "language": "ar",
        "items": [
            {
                "id": f"urn:uuid:{site['news'].translation_key}",
                "url": f"{HERE}/ar/aktuelles/kurs/",
                "title": "Neuer Kurs",
                "content_text": "Neuer Kurs",
                "date_published": "2026-11-01T00:00:00+01:00",
                "language": "de",
            }
        ],
    }


def test_feed_of_an_empty_site_is_a_feed(api_client: Client, db: None) -> None:
    assert rss_titles(api_client) == ("Wegweiser", [])
    assert json_feed(api_client)["items"] == []


@pytest.mark.parametrize("address", ["news?format=rss&page=1", "guides?format=rss", "pages?format=jsonfeed", "news?format=csv"])
def test_only_news_are_feeds_and_feeds_have_no_pages(api_client: Client, db: None, address: str) -> None:
    assert api_client.get(f"/api/v1/{address}").status_code == 400
