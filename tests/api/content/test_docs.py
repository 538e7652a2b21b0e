"""The handbook of the API."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from api.resources import RESOURCES
from directory.filters.filters import FILTERS


def handbook(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"/api/v1/docs{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    return BeautifulSoup(response.content, "html5lib")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_example_is_answered(api_client: Client, site: dict[str, Any], language: str) -> None:
    examples = [str(link["href"]) for link in handbook(api_client, f"?lang={language}").select("a.example")]
    assert len(examples) > 2 * len(RESOURCES) + len(FILTERS)
    assert {one: status for one in examples if (status := status_of(api_client, one)) != 200} == {}


def status_of(client: Client, address: str) -> int:
    parts = urlsplit(address)
    response = client.get(f"{parts.path}?{parts.query}")
    for closer in response._resource_closers if response.streaming else ():
        closer()
    return response.status_code


def test_every_list_filter_and_parameter_is_told(api_client: Client, site: dict[str, Any]) -> None:
    text = handbook(api_client, "?lang=en").get_text(" ")
    with override("en"):
        meanings = [str(one.meaning) for one in FILTERS]
    parameters = {name for one in RESOURCES for name in one.parameters().fields}
    assert [one.path for one in RESOURCES if f"/api/v1/{one.path}?" not in text] == []
    assert [name for name in parameters if name not in text] == []
    assert [words for words in meanings if words not in text] == []


@pytest.mark.parametrize("asked, spoken", [("de", "de"), ("de-simple", "de"), ("ar", "en"), ("en", "en"), ("xx", "de")])
def test_handbook_is_german_or_english(api_client: Client, db: None, asked: str, spoken: str) -> None:
    soup = handbook(api_client, f"?lang={asked}")
    assert soup.html is not None
    assert (soup.html["lang"], soup.h1 and soup.h1.text) == (
        spoken,
        {"de": "Offene Daten des Landkreises", "en": "Open data of the district"}[spoken],
    )


def test_handbook_asks_nobody_else_and_runs_no_script(api_client: Client, db: None) -> None:
    soup = handbook(api_client)
    files = [str(tag.get("src") or tag.get("href")) for tag in soup.select("script, img, link")]
    assert files
    assert [one for one in files if not one.startswith("/static/")] == []
    assert soup.select("script, [style], [onclick]") == []


def test_handbook_of_an_empty_site_has_examples_all_the_same(api_client: Client, db: None) -> None:
    assert len(handbook(api_client).select("a.example")) > len(RESOURCES) + len(FILTERS)


def test_handbook_takes_a_fixed_number_of_queries(api_client: Client, site: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as found:
        handbook(api_client)
    assert len(found) == 1


def test_handbook_knows_no_parameter_but_the_language(api_client: Client, db: None) -> None:
    response = api_client.get("/api/v1/docs?page=1")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
