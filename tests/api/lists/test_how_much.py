"""How much of a record a list gives: items, whole records, or the least."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Names, Publish, uuid_of

TERM, OTHER_TERM, TAXONOMY = (str(uuid_of(number)) for number in (901, 902, 903))
HOUSE, CLUB = 50, 51


def at(client: Client, address: str) -> Any:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()


def of(organization: int, *terms: str) -> list[tuple[str, str]]:
    return [("organization_id", str(uuid_of(organization))), *(("taxonomy_term_id", one) for one in terms)]


@pytest.fixture
def directory(publish: Publish) -> None:
    """Two organizations; the first has two services, the other one."""
    for number, name in ((HOUSE, "Haus"), (CLUB, "Verein")):
        publish(number, name, kind="organization", facets=of(number))
    publish(1, "Beratung", facets=of(HOUSE, TERM))
    publish(2, "Café", facets=of(HOUSE, OTHER_TERM))
    publish(3, "Training", facets=of(CLUB, OTHER_TERM), words={"ar": "تدريب"})


def test_full_list_holds_the_records_as_at_their_own_addresses(api_client: Client, directory: None) -> None:
    found = at(api_client, "services?full=true&lang=ar")["contents"]
    assert found == [at(api_client, f"services/{uuid_of(number)}?lang=ar") for number in (3, 1, 2)]
    assert ["phones" in one for one in at(api_client, "services")["contents"]] == [False] * 3


def test_minimal_list_holds_only_what_tells_what_has_changed(api_client: Client, directory: None) -> None:
    found = at(api_client, "services?minimal=true&lang=ar")
    assert [sorted(one) for one in found["contents"]] == [["id", "last_modified", "name", "status"]] * 3
    assert [one["name"] for one in found["contents"]] == ["تدريب", "Beratung", "Café"]
    assert found["total_items"] == 3


@pytest.mark.parametrize(
    "query, parameter",
    [
        ("services?minimal=true&full=true", "minimal"),
        ("services?full=1", "full"),
        ("services?full=", "full"),
        ("services?minimal=1", "minimal"),
        ("services?full_service=true", "full_service"),
        ("organizations?full_service=yes", "full_service"),
        ("organizations?minimal=true", "minimal"),
        ("taxonomy_terms?top_only=null", "top_only"),
        ("taxonomies?full=true", "full"),
        (f"organizations/{uuid_of(HOUSE)}?full_service=0", "full_service"),
        (f"organizations/{uuid_of(HOUSE)}?full=true", "full"),
    ],
)
def test_what_means_nothing_is_refused(refused_at: Names, directory: None, query: str, parameter: str) -> None:
    assert refused_at(f"/api/v1/{query}") == [parameter]


def test_organization_names_its_services(api_client: Client, directory: None) -> None:
    found = at(api_client, f"organizations/{uuid_of(HOUSE)}")
    assert found["services"] == [
        {"id": str(uuid_of(number)), "name": name, "status": "active"} for number, name in ((1, "Beratung"), (2, "Café"))
    ]


def test_organization_holds_its_whole_services_where_asked(api_client: Client, directory: None) -> None:
    found = at(api_client, f"organizations/{uuid_of(CLUB)}?full_service=true&lang=ar")
    service = at(api_client, f"services/{uuid_of(3)}?lang=ar")
    assert service.pop("x_open")["state"] == "unknown"
    assert found["services"] == [service]


@pytest.mark.parametrize(
    "query, services",
    [
        ("", [None, None]),
        ("full=true", [["Beratung", "Café"], ["Training"]]),
        ("full_service=true", [["Beratung", "Café"], ["Training"]]),
    ],
)
def test_list_of_organizations_has_services_where_asked(
    api_client: Client, directory: None, query: str, services: list[Any]
) -> None:
    found = at(api_client, f"organizations?{query}")["contents"]
    names = [one.get("services") and [service["name"] for service in one["services"]] for one in found]
    assert names == services


def test_organization_without_services_has_no_such_key(api_client: Client, publish: Publish) -> None:
    publish(HOUSE, "Haus", kind="organization", facets=of(HOUSE))
    assert "services" not in at(api_client, f"organizations/{uuid_of(HOUSE)}?full_service=true")


def test_organization_does_not_name_what_is_defunct_or_withdrawn(api_client: Client, publish: Publish, directory: None) -> None:
    publish(2, "Café", facets=of(HOUSE), is_listed=False)
    assert [one["name"] for one in at(api_client, f"organizations/{uuid_of(HOUSE)}")["services"]] == ["Beratung"]


@pytest.mark.parametrize(
    "query, names",
    [
        (f"taxonomy_term_id={TERM}", ["Haus"]),
        (f"taxonomy_term_id={OTHER_TERM}", ["Haus", "Verein"]),
        (f"taxonomy_term_id={TERM}&search=verein", []),
        (f"taxonomy_id={TAXONOMY}", []),
    ],
)
def test_organizations_are_found_by_the_terms_of_their_services(
    api_client: Client, directory: None, query: str, names: list[str]
) -> None:
    assert [one["name"] for one in at(api_client, f"organizations?{query}")["contents"]] == names


def test_top_terms_stand_below_no_other(api_client: Client, publish: Publish) -> None:
    publish(1, "Arbeit", kind="taxonomy_term")
    publish(2, "Ausbildung", kind="taxonomy_term", facets=[("parent_id", str(uuid_of(1)))])
    assert [one["name"] for one in at(api_client, "taxonomy_terms?top_only=true")["contents"]] == ["Arbeit"]
    assert len(at(api_client, "taxonomy_terms?top_only=false")["contents"]) == 2


@pytest.mark.parametrize(
    "address, cost",
    [
        ("services?full=true", 2),
        ("services?minimal=true", 2),
        ("organizations?full=true", 3),
        ("organizations?full_service=true", 3),
        (f"organizations?taxonomy_term_id={TERM}", 2),
        (f"organizations/{uuid_of(HOUSE)}", 2),
        ("taxonomy_terms?top_only=true", 2),
    ],
)
def test_it_costs_the_same_at_one_and_three_services(api_client: Client, publish: Publish, address: str, cost: int) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            at(api_client, address)
        return len(captured)

    publish(HOUSE, "Haus", kind="organization", facets=of(HOUSE))
    publish(9, "Arbeit", kind="taxonomy_term")
    publish(1, facets=of(HOUSE, TERM))
    found = [queries()]
    for number in (2, 3):
        publish(number, facets=of(HOUSE, TERM))
        publish(HOUSE + number, f"Haus {number}", kind="organization", facets=of(HOUSE + number))
        publish(10 + number, f"Term {number}", kind="taxonomy_term")
    assert [*found, queries()] == [cost, cost]
