"""Single records."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.api.conftest import Publish, uuid_of


@time_machine.travel(datetime(2026, 11, 1, 8, tzinfo=UTC), tick=False)
def test_service_is_served_whole(api_client: Client, publish: Publish) -> None:
    uuid = publish(1, "Beratung")

    response = api_client.get(f"/api/v1/services/{uuid}")
    assert response.json() == {
        "id": str(uuid),
        "name": "Beratung",
        "description": "Beratung (de)",
        "status": "active",
        "last_modified": "2026-11-01T08:00:00Z",
        "x_open": {"state": "unknown", "text": "Öffnungszeiten unbekannt, bitte anrufen"},
        "phones": [],
    }


def test_id_may_be_written_in_capitals(api_client: Client, publish: Publish) -> None:
    publish(1)
    address = "/api/v1/services/" + str(uuid_of(1)).upper()
    assert api_client.get(address).json()["id"] == str(uuid_of(1))


def test_record_of_another_kind_is_not_found(api_client: Client, publish: Publish) -> None:
    uuid = publish(1, kind="organization")
    assert api_client.get(f"/api/v1/services/{uuid}").status_code == 404
    assert api_client.get(f"/api/v1/organizations/{uuid}").status_code == 200


def test_expired_record_is_not_found(api_client: Client, publish: Publish) -> None:
    uuid = publish(1, expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert api_client.get(f"/api/v1/services/{uuid}").status_code == 404


@pytest.mark.django_db
def test_unknown_record_is_a_problem_document(api_client: Client) -> None:
    response = api_client.get(f"/api/v1/services/{uuid_of(1)}")
    assert response.json() == {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "There is no such record."}


@pytest.mark.django_db
@pytest.mark.parametrize("id", ["1", "x" * 36, "12345678901234567890123", f"%7B{uuid_of(1)}%7D", f"urn:uuid:{uuid_of(1)}", "%00"])
def test_malformed_id_is_not_found(api_client: Client, id: str) -> None:
    response = api_client.get(f"/api/v1/services/{id}")
    assert response.status_code == 404
    assert response.json()["detail"] == "The id of a record is a UUID."
