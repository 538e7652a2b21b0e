"""Thousands of requests, good and bad: never an error of ours, never HTML."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from api.urls import urlpatterns
from tests.directory.full_service import full_service

pytestmark = pytest.mark.django_db
Share = Callable[[Sequence[Any]], Sequence[Any]]
EXAMPLES = 100  # of each address and mode, when all are asked for
LONG = "a" * 20_000
BAD = [
    *("", " ", "0", "-1", "1", "abc", "100000", "1e9", "١٢", "true", "null", "\x00", "a\x00b", "\n", "\ufeff", "💥", "%", "%00"),
    *('"', "*", '"*', "';--", "<script>", "../..", "{}", "[]", "999,999", "50.3,7.2", "2026-02-30", "9" * 400, LONG, "," * 500),
    *("exe", "ndjson", "geojson", "csv", "xlsx", "rss", "00000000-0000-0000-0000-000000000000"),
]
TAILS = ("/", "?", "?=", "?&&", "?a=b", "?%00=1", ";x", ".html", "//", "?lang")
HEADERS = [
    {"Accept-Encoding": "nonsense;;q=,"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "yesterday"},
    {"Accept": "text/html"},
    {"Accept-Language": ",;q=x," * 200},
    {"Range": "bytes=0-0"},
    {"Authorization": "Api-Key \x7f"},
    {"Authorization": "Bearer " + LONG},
    {"X-Real-IP": LONG},
    {"Content-Type": "application/json"},
]


def faults(client: Client, method: str, address: str, **more: Any) -> list[str]:
    """What is wrong with an answer: an error of ours, HTML, a refusal that is no problem document."""
    answer: Any = client.generic(method, address, **more)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for closer in answer._resource_closers if answer.streaming else ():
        closer()
    kind = answer.headers.get("Content-Type", "")
    refused_well = answer.status_code < 400 or kind == "application/problem+json" or method == "HEAD"
    good = answer.status_code < 500 and "html" not in kind and b"<html" not in body.lower() and refused_well
    return [] if good else [f"{method} {address[:200]} {more}: {answer.status_code} {kind}"]


def paths(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()["paths"]
    return found


def bad_requests(client: Client) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in paths(client).items():
        here = f"/api/v1{path}"
        for parameter in operations["get"].get("parameters", []):
            for value in BAD:
                one = (parameter["name"], value)
                if parameter["in"] == "query":
                    yield "GET", f"{here}?{urlencode([one])}", {}
                elif value:
                    yield "GET", here.replace("{id}", value.replace("/", "")), {}
            yield "GET", f"{here}?{urlencode([(parameter['name'], '1')] * 2)}", {}
        yield from (("GET", here, {"headers": headers}) for headers in HEADERS)
        for method in ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"):
            yield method, here, {"data": '{"a": ' * 200, "content_type": "application/json"}
        yield from (
            ("GET", f"{here}{tail}", {}) for tail in ("/", "?", "?=", "?&&", "?a=b", "?%00=1", ";x", ".html", "//", "?lang")
        )


@pytest.mark.long
def test_no_bad_request_is_answered_by_an_error_or_by_html(api_client: Client, share: Share) -> None:
    full_service()
    requests = share(list(bad_requests(api_client)))
    assert [fault for method, address, more in requests for fault in faults(api_client, method, address, **more)] == []
    assert len(requests) > 300


@pytest.mark.long
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_others_generate_from_the_description_is_answered_well(api_client: Client, share: Share, mode: Any) -> None:
    full_service()
    examples = max(len(share(range(EXAMPLES))), 5)
    asked = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    schema = schemathesis.openapi.from_dict(api_client.get("/api/v1/openapi.json").json())
    for result in schema.get_all_operations():
        operation = result.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query.items and not operation.path_parameters.items:
            continue

        @asked
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            query = urlencode({name: str(value) for name, value in (case.query or {}).items()})
            assert faults(api_client, "GET", f"/api/v1{case.formatted_path}?{query}") == []

        ask()
    assert len(urlpatterns) > len(paths(api_client))
