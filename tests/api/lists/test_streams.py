"""Whole lists, a record a line."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.lists import streaming
from cms.published.window import withdraw
from tests.api.conftest import Names, Publish, uuid_of

HOUSE = 50


def lines_of(response: Any) -> list[Any]:
    assert response.status_code == 200, response.content
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def release(response: Any) -> None:
    """As a server does; Django's own close would end the test's transaction."""
    for closer in response._resource_closers:
        closer()


@pytest.fixture
def services(publish: Publish) -> None:
    facets = [("organization_id", str(uuid_of(HOUSE)))]
    publish(HOUSE, "Haus", kind="organization", facets=facets)
    for number in range(1, 6):
        publish(number, f"Kurs {number}", facets=facets)
    withdraw("service", publish(6, "Treff"))


def without_now(item: dict[str, Any]) -> dict[str, Any]:
    """Whoever keeps a copy reads hours; whether it is open at this moment would be wrong in it."""
    return {name: value for name, value in item.items() if name != "x_open"}


@pytest.mark.parametrize(
    "query",
    ["", "lang=ar", "full=true", "minimal=true", "search=kurs", f"organization_id={uuid_of(HOUSE)}", "modified_after=2020-01-01"],
)
def test_stream_holds_what_the_pages_hold(api_client: Client, services: None, monkeypatch: Any, query: str) -> None:
    monkeypatch.setattr(streaming, "CHUNK", 2)
    pages = api_client.get(f"/api/v1/services?{query}").json()["contents"]
    response = api_client.get(f"/api/v1/services?{query}&format=ndjson")
    assert response.headers["Content-Type"] == "application/x-ndjson"
    assert response.headers["Content-Language"] == ("ar" if query == "lang=ar" else "de")
    assert lines_of(response) == [without_now(one) for one in pages]


@pytest.mark.parametrize("resource", ["organizations", "service_at_locations", "taxonomies", "taxonomy_terms", "places"])
def test_every_list_can_be_streamed(api_client: Client, services: None, resource: str) -> None:
    pages = api_client.get(f"/api/v1/{resource}").json()["contents"]
    assert lines_of(api_client.get(f"/api/v1/{resource}?format=ndjson")) == [without_now(one) for one in pages]


def test_streamed_organizations_have_their_services(api_client: Client, services: None) -> None:
    (house,) = lines_of(api_client.get("/api/v1/organizations?format=ndjson&full_service=true"))
    assert [one["name"] for one in house["services"]] == [f"Kurs {number}" for number in range(1, 6)]


def test_second_stream_is_told_to_come_back(api_client: Client, services: None) -> None:
    first = api_client.get("/api/v1/services?format=ndjson")
    second = api_client.get("/api/v1/services?format=ndjson")
    assert (second.status_code, second.headers["Retry-After"]) == (503, "10")
    assert second.headers["Content-Type"] == "application/problem+json"
    assert api_client.get("/api/v1/services").status_code == 200

    assert len(lines_of(first)) == 5
    assert len(lines_of(api_client.get("/api/v1/services?format=ndjson"))) == 5


def test_stream_that_nobody_reads_makes_way(api_client: Client, services: None) -> None:
    release(api_client.get("/api/v1/services?format=ndjson"))
    release(api_client.head("/api/v1/services?format=ndjson"))
    assert len(lines_of(api_client.get("/api/v1/services?format=ndjson"))) == 5


@pytest.mark.parametrize(
    "query, parameters",
    [
        ("format=exe", ["format"]),
        ("format=", ["format"]),
        ("format=NDJSON", ["format"]),
        ("format=ndjson&page=1", ["page"]),
        ("format=ndjson&per_page=10", ["per_page"]),
    ],
)
def test_what_is_no_stream_is_refused(refused_at: Names, services: None, query: str, parameters: list[str]) -> None:
    assert refused_at(f"/api/v1/services?{query}") == parameters


def test_stream_asks_once_for_its_keys_and_once_a_chunk(api_client: Client, services: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(streaming, "CHUNK", 2)
    with CaptureQueriesContext(connection) as captured:
        assert len(lines_of(api_client.get("/api/v1/services?format=ndjson"))) == 5
    assert len(captured) == 4
