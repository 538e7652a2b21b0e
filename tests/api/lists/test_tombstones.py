"""Withdrawn records: what mirrors are told, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from cms.published.window import withdraw
from tests.api.conftest import Names, Publish, uuid_of

WITHDRAWN = datetime(2026, 11, 1, 8, tzinfo=UTC)


def publish_and_withdraw(publish: Publish, number: int, name: str, kind: str = "service") -> None:
    with time_machine.travel(WITHDRAWN - timedelta(days=1), tick=False):
        publish(number, name, kind=kind)
    with time_machine.travel(WITHDRAWN, tick=False):
        withdraw(kind, uuid_of(number))


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_withdrawn_service_leaves_a_tombstone(api_client: Client, publish: Publish) -> None:
    publish_and_withdraw(publish, 1, "Beratung")

    response = api_client.get(f"/api/v1/services/{uuid_of(1)}")
    assert response.status_code == 200
    assert response.json() == {
        "id": str(uuid_of(1)),
        "name": "Beratung",
        "status": "inactive",
        "last_modified": "2026-11-01T08:00:00Z",
    }


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
@pytest.mark.parametrize(
    "kind, resource", [("organization", "organizations"), ("taxonomy", "taxonomies"), ("taxonomy_term", "taxonomy_terms")]
)
def test_tombstone_has_the_description_that_hsds_demands(api_client: Client, publish: Publish, kind: str, resource: str) -> None:
    publish_and_withdraw(publish, 1, "Verein", kind)

    assert api_client.get(f"/api/v1/{resource}/{uuid_of(1)}").json() == {
        "id": str(uuid_of(1)),
        "name": "Verein",
        "status": "inactive",
        "last_modified": "2026-11-01T08:00:00Z",
        "description": "",
    }


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_erased_record_has_no_name(api_client: Client, publish: Publish) -> None:
    publish_and_withdraw(publish, 1, "Beratung")
    withdraw("service", uuid_of(1), erase=True)

    assert api_client.get(f"/api/v1/services/{uuid_of(1)}").json()["name"] == ""


@time_machine.travel(WITHDRAWN + timedelta(days=366), tick=False)
def test_tombstone_is_gone_after_twelve_months(api_client: Client, names_at: Names, publish: Publish) -> None:
    publish_and_withdraw(publish, 1, "Beratung")

    assert api_client.get(f"/api/v1/services/{uuid_of(1)}").status_code == 404
    assert names_at("/api/v1/services?modified_after=2020-01-01") == []


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
@pytest.mark.parametrize(
    "query, names",
    [
        ("", ["Sprachkurs"]),
        ("modified_after=2026-11-01T08:00:00Z", ["Sprachkurs", "Beratung"]),
        ("modified_after=2026-11-01T08:00:01Z", ["Sprachkurs"]),
        ("modified_after=2026-11-01T08:00:00Z&search=Beratung", []),
        ("modified_after=2026-11-01T08:00:00Z&search=", ["Sprachkurs", "Beratung"]),
        (f"modified_after=2026-11-01T08:00:00Z&organization_id={uuid_of(9)}", []),
    ],
)
def test_tombstones_come_last_in_modified_after_lists_alone(
    names_at: Names, publish: Publish, query: str, names: list[str]
) -> None:
    publish_and_withdraw(publish, 1, "Beratung")
    publish(2, "Sprachkurs")

    assert names_at(f"/api/v1/services?{query}") == names


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_tombstones_are_paged_with_the_living(api_client: Client, names_at: Names, publish: Publish) -> None:
    for number, name in ((1, "a"), (2, "b"), (3, "c")):
        publish(number, name)
    for number, name in ((4, "x"), (5, "y"), (6, "z")):
        publish_and_withdraw(publish, number, name)

    address = "/api/v1/services?modified_after=2026-11-01&per_page=2&page="
    assert [names_at(f"{address}{page}") for page in (1, 2, 3)] == [["a", "b"], ["c", "x"], ["y", "z"]]
    assert api_client.get(f"{address}3").json()["total_items"] == 6
    assert api_client.get(f"{address}4").status_code == 404


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_only_services_list_tombstones(names_at: Names, publish: Publish) -> None:
    publish_and_withdraw(publish, 1, "Beratung", "service_at_location")
    assert names_at("/api/v1/service_at_locations?modified_after=2020-01-01") == []


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_published_again_is_no_tombstone_any_more(api_client: Client, names_at: Names, publish: Publish) -> None:
    publish_and_withdraw(publish, 1, "Beratung")
    publish(1, "Beratung")

    assert names_at("/api/v1/services?modified_after=2020-01-01") == ["Beratung"]
    assert api_client.get(f"/api/v1/services/{uuid_of(1)}").json()["status"] == "active"


@time_machine.travel(WITHDRAWN + timedelta(days=1), tick=False)
def test_mirrors_learn_of_withdrawn_organizations(api_client: Client, publish: Publish) -> None:
    publish(2, "Haus", kind="organization")
    publish_and_withdraw(publish, 1, "Verein", "organization")

    found = api_client.get("/api/v1/organizations?modified_after=2026-10-01").json()["contents"]
    assert [(one["name"], one["status"], one["description"]) for one in found[1:]] == [("Verein", "inactive", "")]
    assert len(api_client.get("/api/v1/organizations").json()["contents"]) == 1
