"""Whatever goes wrong below /api/ is said in a problem document, and nothing makes it a 500."""

import logging
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import path
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.views import APIView

from tests.api.conftest import Names, Publish, uuid_of

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms", "places"]


class Broken(APIView):
    def get(self, request: Request) -> None:
        raise RuntimeError("on purpose")


class Busy(APIView):
    def get(self, request: Request) -> None:
        raise Throttled(wait=30)


urlpatterns = [path("api/broken", Broken.as_view()), path("api/busy", Busy.as_view())]
handler500 = "api.errors.server_error_problem"


@pytest.mark.parametrize(
    "address",
    [
        "/api",
        "/api/",
        "/api/v2",
        "/api/v1/nothing",
        "/api/v1/services/",
        "/api/v1//services",
        f"/api/v1/services/{uuid_of(1)}/",
        f"/api/v1/services/{uuid_of(1)}/phones",
        "/api/v1/%00",
        "/api/v1/%FF",
        "/api/v1/../admin",
        "/api/v1/مواعيد",
    ],
)
def test_unrouted_address_is_a_problem_document(api_client: Client, address: str) -> None:
    response = api_client.get(address)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/services", f"/api/v1/services/{uuid_of(1)}"])
def test_other_methods_are_refused(api_client: Client, method: str, address: str) -> None:
    response = getattr(api_client, method)(address)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (response.status_code, response.json()["title"], response.headers["Allow"]) == (
        405,
        "Method Not Allowed",
        "GET, HEAD, OPTIONS",
    )


def test_post_with_a_foreign_form_is_refused_alike() -> None:
    response = Client(enforce_csrf_checks=True).post("/api/v1/services", {"name": "x"})
    assert response.status_code == 405


@pytest.mark.parametrize(
    "query, parameter",
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=x", "page"),
        ("page=", "page"),
        ("page=1.0", "page"),
        ("page=%D9%A1", "page"),
        ("page=%2B1", "page"),
        ("page=" + "9" * 5000, "page"),
        ("page=1&page=1", "page"),
        ("per_page=0", "per_page"),
        ("per_page=101", "per_page"),
        ("lang=de&lang=ar", "lang"),
        ("search=%00", "search"),
        ("search=a%0Ab", "search"),
        ("search=" + "a" * 101, "search"),
        ("taxonomy_term_id=1", "taxonomy_term_id"),
        ("taxonomy_term_id=", "taxonomy_term_id"),
        (f"taxonomy_term_id={uuid_of(1)},", "taxonomy_term_id"),
        ("taxonomy_term_id=" + ",".join(str(uuid_of(1)) for _ in range(11)), "taxonomy_term_id"),
        ("organization_id=%7B%7D", "organization_id"),
        ("modified_after=yesterday", "modified_after"),
        ("modified_after=2026-13-01", "modified_after"),
        ("modified_after=2026-02-30T10:00:00Z", "modified_after"),
        ("modified_after=0001-01-01T00:00:00%2B14:00", "modified_after"),
        ("modified_after=9999-12-31T23:59:59-14:00", "modified_after"),
        ("modified_after=1767225600", "modified_after"),
        ("unknown=1", "unknown"),
        ("Page=1", "Page"),
        ("record__kind=organization", "record__kind"),
        ("=1", ""),
        ("%00=1", "\x00"),
    ],
)
def test_malformed_parameter_is_named(refused_at: Names, query: str, parameter: str) -> None:
    assert refused_at(f"/api/v1/services?{query}") == [parameter]


def test_all_wrong_parameters_are_named(api_client: Client) -> None:
    response = api_client.get("/api/v1/organizations?page=x&order=name")
    assert response.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "Some parameters are not valid.",
        "errors": [
            {"parameter": "page", "detail": "A valid integer is required."},
            {"parameter": "order", "detail": "This parameter is not known here."},
        ],
    }


def test_problem_is_short_however_long_the_query(api_client: Client) -> None:
    response = api_client.get("/api/v1/services?" + "&".join(f"{'x' * 60}{number}=1" for number in range(300)))
    assert (response.status_code, len(response.json()["errors"])) == (400, 10)
    assert {len(error["parameter"]) for error in response.json()["errors"]} == {50}


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/openapi.json", "/api/v1/profile", f"/api/v1/services/{uuid_of(1)}"])
def test_parameters_of_lists_are_unknown_elsewhere(api_client: Client, address: str) -> None:
    assert api_client.get(f"{address}?page=1").status_code == 400


ABUSE = [
    "page=99999999999999999999999",
    "page=9223372036854775807&per_page=100",
    "per_page=99999999999999999999999",
    "search=" + "a" * 20_000,
    "order=id," * 2_000,
    "&".join(f"p{number}=1" for number in range(2_000)),
    "search=%FF%FE",
    "search=%ED%A0%80",
    "search=%F0%9F%98%80",
    "search=" + quote("\u202e\u2066RTL\u2069"),
    "search=" + quote("' OR 1=1 --"),
    "search=" + quote('"%_\\\\*?[a-z]^$'),
    "search=" + quote("a " * 50),
    "search=" + quote("ﷺ" * 100),
    "modified_after=" + quote("２０２６-01-01"),
    "modified_after=9999-12-31T23:59:59Z",
    "modified_after=0001-01-01T00:00:00Z",
    "organization_id=" + quote("'; DROP TABLE published_publisheddocument; --"),
    "lang=" + "a-" * 5_000,
    "lang=%00",
    "%",
    "%FF=%FF",
    "&&&",
    "page[]=1",
    "page=1;per_page=2",
    "a" * 20_000,
]


@pytest.mark.parametrize("query", ABUSE)
@pytest.mark.parametrize("name", LISTS)
def test_abuse_of_queries_is_answered_calmly(api_client: Client, publish: Publish, name: str, query: str) -> None:
    publish(1)

    response = api_client.get(f"/api/v1/{name}?{query}")
    assert response.status_code in (200, 400, 404)
    assert response.headers["Content-Type"] in ("application/json", "application/problem+json")


@pytest.mark.parametrize(
    "id",
    [
        "%00",
        "%FF",
        "%FF%00",
        "12345678901234567890123",
        "-1",
        quote("\u202e"),
        "a" * 20_000,
        "%2E%2E%2F",
        quote("😀"),
        "null",
        "%0A",
    ],
)
@pytest.mark.parametrize("name", LISTS)
def test_abuse_of_ids_is_not_found(api_client: Client, name: str, id: str) -> None:
    response = api_client.get(f"/api/v1/{name}/{id}")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_foreign_host_is_a_problem_document(api_client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.security")
    response = api_client.get("/api/v1", headers={"host": "evil.example"})
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")


def test_failure_is_a_problem_document(api_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.middleware.ADDRESSES", __name__)
    response = api_client.get("/api/broken")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "Something went wrong on our side.",
    }


def test_whoever_asks_too_often_is_told_when_to_return(api_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.middleware.ADDRESSES", __name__)
    response = api_client.get("/api/busy")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "30")


def test_accept_header_changes_nothing(api_client: Client) -> None:
    response = api_client.get("/api/v1/services", headers={"accept": "text/html"})
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
