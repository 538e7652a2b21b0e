"""Every address with every parameter, in every language, answers what HSDS's schemas demand."""

from itertools import chain

import pytest
from django.test import Client

from cms.languages import CODES
from directory.models import Service
from tests.directory.full_service import full_service
from tests.hsds_schemas import needs_schemas, problems

pytestmark = [pytest.mark.django_db, needs_schemas]

OF_SERVICES = ["search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "x_facets", "x_near", "x_place"]
FILTERS = {
    "services": OF_SERVICES,
    "service_at_locations": OF_SERVICES,
    "organizations": ["search", "taxonomy_term_id", "taxonomy_id", "modified_after"],
    "taxonomies": ["search"],
    "taxonomy_terms": ["search", "taxonomy_id", "parent_id"],
}
SHAPES = {
    "services": {"": "service_list", "full=true": "service", "minimal=true": "service_list"},
    "service_at_locations": {"": "service_at_location_list", "full=true": "service_at_location"},
    "organizations": {"": "organization_list", "full=true": "organization", "full_service=true": "organization"},
    "taxonomies": {"": "taxonomy"},
    "taxonomy_terms": {"": "taxonomy_term", "top_only=true": "taxonomy_term"},
}
FOUND_BY = [(resource, shape) for resource, shapes in SHAPES.items() for shape in shapes]


@pytest.fixture
def values() -> dict[str, str]:
    """By parameter: what finds the one service with all that a service can have, and what belongs to it."""
    service: Service = full_service()
    term = service.terms.order_by("pk")[0]
    return {
        "search": "",
        "taxonomy_term_id": str(term.translation_key),
        "taxonomy_id": str(term.taxonomy.translation_key),
        "organization_id": str(service.organization.translation_key),
        "parent_id": str(term.translation_key),
        "modified_after": "2020-01-01",
        "x_facets": "true",
        "x_near": "50.298,7.318",
        "x_place": "07137",
    }


@pytest.mark.parametrize("resource, shape", FOUND_BY, ids=[f"{resource} {shape}".strip() for resource, shape in FOUND_BY])
def test_lists_are_pages_of_valid_items(client: Client, values: dict[str, str], resource: str, shape: str) -> None:
    found = 0
    for parameter in ["", *FILTERS[resource]]:
        asked = "&".join(filter(None, [shape, parameter and f"{parameter}={values[parameter]}"]))
        for language in CODES:
            page = client.get(f"/api/v1/{resource}?{asked}&lang={language}").json()
            assert page["total_items"] == len(page["contents"]), (asked, page)
            assert [problems(SHAPES[resource][shape], item) for item in page["contents"]] == [[]] * page["total_items"]
            found += page["total_items"]
    assert found >= len(CODES)


@pytest.mark.parametrize("resource", SHAPES)
def test_records_are_valid(client: Client, values: dict[str, str], resource: str) -> None:
    schema = SHAPES[resource].get("full=true", SHAPES[resource][""])
    ids = [item["id"] for item in client.get(f"/api/v1/{resource}").json()["contents"]]
    whole = ["", "&full_service=true"] if resource == "organizations" else [""]
    answers = [client.get(f"/api/v1/{resource}/{key}?lang={code}{more}") for key in ids for code in CODES for more in whole]
    assert answers
    assert list(chain.from_iterable(problems(schema, answer.json()) for answer in answers)) == []


def test_filters_are_cumulative(client: Client, values: dict[str, str]) -> None:
    known = {name: value for name, value in values.items() if name != "parent_id" and value}
    assert client.get("/api/v1/services", known).json()["total_items"] == 1
    for name in ("taxonomy_term_id", "taxonomy_id", "organization_id"):
        other = known | {name: "00000000-0000-4000-8000-000000000000"}
        assert client.get("/api/v1/services", other).json()["total_items"] == 0
