"""Open to scripts of every origin, without cookies; HEAD and OPTIONS, links, and 304 from the response cache."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client, RequestFactory
from requests.utils import parse_header_links

from cms.published.response_cache import ResponseCache
from tests.api.conftest import Publish, uuid_of


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1",
        "/api/v1/",
        "/api/v1/services",
        f"/api/v1/services/{uuid_of(1)}",
        "/api/v1/openapi.json",
        "/api/v1/services?page=x",
        "/api/v1/services/x",
        "/api/v1/nothing",
        "/api",
    ],
)
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_every_answer_is_open_to_every_origin(api_client: Client, publish: Publish, address: str, method: str) -> None:
    publish(1)

    response = getattr(api_client, method)(address)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Expose-Headers"] == "ETag, Content-Language, Retry-After, Link"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.cookies == {}


@pytest.mark.parametrize("address", ["/apiary", "/admin/login/"])
def test_other_addresses_are_not_open(api_client: Client, db: None, address: str) -> None:
    assert "Access-Control-Allow-Origin" not in api_client.get(address).headers


@pytest.mark.django_db
def test_preflight_is_answered(api_client: Client) -> None:
    headers = {"origin": "https://partner.example", "access-control-request-method": "GET"}
    response = api_client.options("/api/v1/services", headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "Accept, Accept-Language, Authorization, If-None-Match"


def test_head_is_get_without_a_body(api_client: Client, publish: Publish) -> None:
    publish(1)

    head, get = api_client.head("/api/v1/services"), api_client.get("/api/v1/services")
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/"])
def test_base_answers_with_and_without_a_slash(api_client: Client, address: str) -> None:
    assert api_client.get(address).status_code == 200


@pytest.mark.parametrize(
    "query, links",
    [
        ("per_page=2", {"first": 1, "next": 2, "last": 3}),
        ("per_page=2&page=2", {"first": 1, "prev": 1, "next": 3, "last": 3}),
        ("per_page=2&page=3", {"first": 1, "prev": 2, "last": 3}),
        ("per_page=9", {"first": 1, "last": 1}),
        ("per_page=9&search=nothing", {"first": 1, "last": 1}),
    ],
)
def test_list_links_to_its_other_pages(api_client: Client, publish: Publish, query: str, links: dict[str, int]) -> None:
    for number in range(1, 6):
        publish(number)
    asked = f"/api/v1/services?{query}&lang=ar"

    found = parse_header_links(api_client.get(asked).headers["Link"])

    assert {one["rel"]: int(parse_qs(urlsplit(one["url"]).query)["page"][0]) for one in found} == links
    for one in found:
        assert urlsplit(one["url"]).path == "/api/v1/services"
        assert parse_qs(urlsplit(one["url"]).query)["lang"] == ["ar"]
        assert api_client.get(one["url"]).status_code == 200


def test_what_stands_in_a_query_cannot_leave_its_link(api_client: Client, publish: Publish) -> None:
    publish(1, 'Kurs>; rel="next"')
    link = api_client.get("/api/v1/services", {"search": '>; rel="next", <'}).headers["Link"]
    assert (link.count("<"), link.count(">"), link.count(";")) == (2, 2, 2)


@pytest.fixture
def cached_api(db: None) -> Iterator[ResponseCache]:
    """The site behind a response cache whose stamp never changes, on the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield ResponseCache(get_wsgi_application(), lambda: (1, None))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(application: ResponseCache, address: str, **headers: str) -> tuple[str, dict[str, str]]:
    """Status line and headers of a GET."""
    started: list[Any] = []
    environ = RequestFactory().get(address, **headers).environ
    environ.pop("HTTP_COOKIE", None)
    for _chunk in application(environ, lambda status, headers, exc_info=None: started.extend([status, dict(headers)])):
        pass
    return started[0], started[1]


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/services", "/api/v1/services?lang=ar", "/api/v1/openapi.json"])
def test_unchanged_answer_is_304_and_open_to_every_origin(cached_api: ResponseCache, address: str) -> None:
    status, first = ask(cached_api, address)
    assert status == "200 OK"

    status, second = ask(cached_api, address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert status == "304 Not Modified"
    kept = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Content-Language", "Vary", "ETag")
    assert [second[name] for name in kept] == [first[name] for name in kept]


def test_etag_differs_by_language(cached_api: ResponseCache) -> None:
    german = ask(cached_api, "/api/v1/services", HTTP_ACCEPT_LANGUAGE="de")[1]
    arabic = ask(cached_api, "/api/v1/services", HTTP_ACCEPT_LANGUAGE="ar")[1]
    assert german["ETag"] != arabic["ETag"]
    assert (german["Content-Language"], arabic["Content-Language"]) == ("de", "ar")
