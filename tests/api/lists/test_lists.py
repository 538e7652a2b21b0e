"""Lists: the page of HSDS, order, filters."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.api.conftest import Names, Publish, uuid_of

TERM, OTHER_TERM, TAXONOMY, ORGANIZATION = (str(uuid_of(number)) for number in (901, 902, 903, 904))


@time_machine.travel(datetime(2026, 11, 1, 8, tzinfo=UTC), tick=False)
def test_list_has_all_eight_keys_of_the_page(api_client: Client, publish: Publish) -> None:
    publish(1, "Beratung")
    publish(2, "Sprachkurs")
    publish(3, "Café")

    response = api_client.get("/api/v1/services?per_page=2")

    def item(number: int, name: str) -> dict[str, Any]:
        return {
            "id": str(uuid_of(number)),
            "name": name,
            "description": f"{name} (de)",
            "status": "active",
            "last_modified": "2026-11-01T08:00:00Z",
            "x_open": {"state": "unknown", "text": "Öffnungszeiten unbekannt, bitte anrufen"},
        }

    assert response.json() == {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 1,
        "size": 2,
        "first_page": True,
        "last_page": False,
        "empty": False,
        "contents": [item(1, "Beratung"), item(3, "Café")],
    }


def test_list_has_a_last_page(api_client: Client, publish: Publish) -> None:
    for number in range(1, 4):
        publish(number)

    page = api_client.get("/api/v1/services?per_page=2&page=2").json()
    assert page.pop("contents")[0]["id"] == str(uuid_of(3))
    assert page == {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 2,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms", "places"])
def test_empty_list_is_one_empty_page(api_client: Client, name: str) -> None:
    response = api_client.get(f"/api/v1/{name}")
    assert response.json() == {
        "total_items": 0,
        "total_pages": 0,
        "page_number": 1,
        "size": 0,
        "first_page": True,
        "last_page": True,
        "empty": True,
        "contents": [],
    }


def test_list_holds_twenty_unless_asked_for_more(api_client: Client, publish: Publish) -> None:
    for number in range(1, 23):
        publish(number)

    assert api_client.get("/api/v1/services").json()["size"] == 20
    assert api_client.get("/api/v1/services?per_page=100").json()["size"] == 22


def test_list_is_ordered_by_name_then_id(api_client: Client, publish: Publish) -> None:
    for number, name in ((4, "beta"), (2, "Alpha"), (3, "alpha"), (1, "Beta")):
        publish(number, name)

    contents = api_client.get("/api/v1/services").json()["contents"]
    assert [item["id"] for item in contents] == [str(uuid_of(number)) for number in (2, 3, 1, 4)]


def test_pages_together_hold_each_record_once(names_at: Names, publish: Publish) -> None:
    for number in range(1, 8):
        publish(number, f"Kurs {number % 3}")

    pages = [names_at(f"/api/v1/services?per_page=3&page={page}") for page in (1, 2, 3)]
    assert pages == [["Kurs 0", "Kurs 0", "Kurs 1"], ["Kurs 1", "Kurs 1", "Kurs 2"], ["Kurs 2"]]


def test_page_past_the_end_is_not_found(api_client: Client, publish: Publish) -> None:
    publish(1)

    response = api_client.get("/api/v1/services?page=2")
    assert (response.status_code, response.json()["detail"]) == (404, "There is no such page.")


def test_list_holds_only_its_kind(names_at: Names, publish: Publish) -> None:
    publish(1, "Beratung")
    publish(2, "Verein", kind="organization")

    assert names_at("/api/v1/services") == ["Beratung"]
    assert names_at("/api/v1/organizations") == ["Verein"]


def test_list_hides_what_has_expired(names_at: Names, publish: Publish) -> None:
    publish(1, "Vorbei", expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    publish(2, "Noch da", expires_at=datetime(2999, 1, 1, tzinfo=UTC))

    assert names_at("/api/v1/services") == ["Noch da"]


@pytest.mark.parametrize(
    "query, names",
    [
        ("search=kurs", ["Nähkurs", "Sprachkurs"]),
        ("search=KURS%20sprach", ["Sprachkurs"]),
        ("search=%25", []),
        ("search=", ["Beratung", "Nähkurs", "Sprachkurs"]),
        (f"taxonomy_term_id={TERM}", ["Beratung", "Sprachkurs"]),
        (f"taxonomy_term_id={OTHER_TERM},{TERM.upper()}", ["Beratung", "Nähkurs", "Sprachkurs"]),
        (f"taxonomy_term_id={TERM}&search=kurs", ["Sprachkurs"]),
        (f"taxonomy_id={TAXONOMY}", ["Beratung"]),
        (f"organization_id={ORGANIZATION}", ["Nähkurs", "Sprachkurs"]),
        (f"organization_id={ORGANIZATION}&taxonomy_term_id={TERM}", ["Sprachkurs"]),
        (f"organization_id={uuid_of(999)}", []),
    ],
)
def test_filters_narrow_together(names_at: Names, publish: Publish, query: str, names: list[str]) -> None:
    publish(1, "Sprachkurs", facets=[("taxonomy_term_id", TERM), ("organization_id", ORGANIZATION)])
    publish(2, "Nähkurs", facets=[("taxonomy_term_id", OTHER_TERM), ("organization_id", ORGANIZATION)])
    publish(3, "Beratung", facets=[("taxonomy_term_id", TERM), ("taxonomy_id", TAXONOMY)])

    assert names_at(f"/api/v1/services?{query}") == names


def test_terms_are_filtered_by_taxonomy_and_parent(names_at: Names, publish: Publish) -> None:
    publish(1, "Deutsch", kind="taxonomy_term", facets=[("taxonomy_id", TAXONOMY)])
    publish(2, "Deutsch A1", kind="taxonomy_term", facets=[("taxonomy_id", TAXONOMY), ("parent_id", str(uuid_of(1)))])
    publish(3, "Frauen", kind="taxonomy_term")

    assert names_at(f"/api/v1/taxonomy_terms?taxonomy_id={TAXONOMY}") == ["Deutsch", "Deutsch A1"]
    assert names_at(f"/api/v1/taxonomy_terms?parent_id={uuid_of(1)}") == ["Deutsch A1"]


@pytest.mark.parametrize(
    "moment, names",
    [
        ("2026-11-02T08:00:00Z", ["Heute"]),
        ("2026-11-02T08:00:01Z", []),
        ("2026-11-02T09:00:00%2B01:00", ["Heute"]),
        ("2026-11-02T08:00:00", ["Heute"]),
        ("2026-11-02", ["Heute"]),
        ("2026-11-01T08:00:00.000Z", ["Gestern", "Heute"]),
    ],
)
def test_modified_after_includes_the_moment(names_at: Names, publish: Publish, moment: str, names: list[str]) -> None:
    with time_machine.travel(datetime(2026, 11, 1, 8, tzinfo=UTC), tick=False):
        publish(1, "Gestern")
    with time_machine.travel(datetime(2026, 11, 2, 8, tzinfo=UTC), tick=False):
        publish(2, "Heute")

    assert names_at(f"/api/v1/services?modified_after={moment}") == names


@time_machine.travel(datetime(2026, 11, 1, 8, tzinfo=UTC), tick=False)
def test_change_of_the_same_second_is_not_lost(names_at: Names, publish: Publish) -> None:
    publish(1, "Beratung")
    seen = "2026-11-01T08:00:00Z"  # what a mirror has read as the newest change
    publish(2, "Sprachkurs")

    assert names_at(f"/api/v1/services?modified_after={seen}") == ["Beratung", "Sprachkurs"]
