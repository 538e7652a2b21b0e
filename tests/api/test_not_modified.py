"""Answers through the response cache, which stands in front of Django."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory

from cms.published.response_cache import ResponseCache


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
    kept = ("Access-Control-Allow-Origin", "Content-Language", "Vary", "ETag")
    assert [second[name] for name in kept] == [first[name] for name in kept]


def test_etag_differs_by_language(cached_api: ResponseCache) -> None:
    german = ask(cached_api, "/api/v1/services", HTTP_ACCEPT_LANGUAGE="de")[1]
    arabic = ask(cached_api, "/api/v1/services", HTTP_ACCEPT_LANGUAGE="ar")[1]
    assert german["ETag"] != arabic["ETag"]
    assert (german["Content-Language"], arabic["Content-Language"]) == ("de", "ar")
