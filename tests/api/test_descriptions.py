"""How the API describes itself: root, OpenAPI, profile."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from drf_spectacular.validation import validate_schema

from cms.languages import CODES
from directory.filters.filters import FILTERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def openapi(api_client: Client) -> dict[str, Any]:
    return api_client.get("/api/v1/openapi.json").json()


def test_root_names_version_profile_openapi_and_publisher(api_client: Client) -> None:
    root = api_client.get("/api/v1").json()
    assert root == {
        "version": "3.2.3",
        "profile": "http://testserver/api/v1/profile",
        "openapi_url": "http://testserver/api/v1/openapi.json",
        "publisher": settings.HSDS_PUBLISHER,
    }
    assert [api_client.get(root[name]).status_code for name in ("profile", "openapi_url")] == [200, 200]


def test_openapi_is_valid(openapi: dict[str, Any]) -> None:
    assert openapi["openapi"] == "3.1.0"
    validate_schema(openapi)


def test_openapi_shows_every_resource(openapi: dict[str, Any]) -> None:
    resources = ("organizations", "places", "service_at_locations", "services", "taxonomies", "taxonomy_terms")
    expected = {"/", "/openapi.json", "/profile", *(f"/{name}" for name in resources), *(f"/{name}/{{id}}" for name in resources)}
    assert expected <= set(openapi["paths"])
    assert {method for path in expected for method in openapi["paths"][path]} == {"get"}


def test_openapi_names_operations_as_hsds_does(openapi: dict[str, Any]) -> None:
    operations = {path: methods["get"]["operationId"] for path, methods in openapi["paths"].items()}
    assert (operations["/"], operations["/services"], operations["/services/{id}"]) == (
        "getAPIMetaInformation",
        "getPaginatedListOfServices",
        "getFullyNestedServiceById",
    )


def test_openapi_names_the_parameters_of_services(openapi: dict[str, Any]) -> None:
    parameters = openapi["paths"]["/services"]["get"]["parameters"]
    names = ["format", "full", "lang", "minimal", "modified_after", "organization_id", "page", "per_page", "search"]
    ours = {"x_facets", *(f"x_{one.name}" for one in FILTERS)}
    assert sorted({parameter["name"] for parameter in parameters} - ours) == [*names, "taxonomy_id", "taxonomy_term_id"]


def test_openapi_shapes_know_no_null(openapi: dict[str, Any]) -> None:
    assert nulls_in(openapi["components"]) == []
    assert openapi["components"]["schemas"]["Service"]["properties"]["description"] == {"type": "string"}


def test_openapi_references_resolve(openapi: dict[str, Any]) -> None:
    known = {f"#/components/schemas/{name}" for name in openapi["components"]["schemas"]}
    assert set(references_in(openapi)) <= known


def test_profile_lists_the_fields_that_hsds_lacks(api_client: Client) -> None:
    profile = api_client.get("/api/v1/profile").json()
    assert (profile["hsds_version"], profile["languages"]) == ("3.2.3", list(CODES))
    service = profile["schemas"]["service.json"]["properties"]
    assert {"x_topics", "x_places", "x_free", "x_url", "x_translation"} <= set(service)
    assert service["x_translation"] == {"$ref": "http://testserver/api/v1/openapi.json#/components/schemas/Translation"}
    assert {name for patch in profile["schemas"].values() for name in patch["properties"] if not name.startswith("x_")} == set()


def nulls_in(part: Any) -> list[Any]:
    if isinstance(part, dict):
        found = [part] if part.get("type") == "null" or "null" in part.get("type", "") or None in part.values() else []
        return found + [one for value in part.values() for one in nulls_in(value)]
    return [one for value in part for one in nulls_in(value)] if isinstance(part, list) else []


def references_in(part: Any) -> list[str]:
    if isinstance(part, dict):
        here = [part["$ref"]] if "$ref" in part else []
        return here + [one for value in part.values() for one in references_in(value)]
    return [one for value in part for one in references_in(value)] if isinstance(part, list) else []
