"""The search of the whole site in the API."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import Publish, uuid_of


def get(client: Client, query: str) -> Any:
    answer = client.get(f"/api/v1/search?{query}")
    return answer.status_code, json.loads(answer.content)


@pytest.fixture
def records(publish: Publish) -> None:
    publish(1, "Sprachkurs", words={"ar": "دورة"})
    publish(2, "Kursbüro", kind="organization")
    publish(3, "Nähstube")


@pytest.mark.usefixtures("records")
def test_records_of_all_types_stand_in_one_order(api_client: Client) -> None:
    status, found = get(api_client, "q=Kurs")
    assert (status, found) == (
        200,
        {
            **{"total_items": 2, "total_pages": 1, "page_number": 1, "size": 2},
            **{"first_page": True, "last_page": True, "empty": False},
            "x_types": {"organization": 1, "service": 1},
            "contents": [
                {
                    "id": str(uuid_of(2)),
                    "type": "organization",
                    "title": "Kursbüro",
                    "x_passage": [{"text": "Kursbüro", "marked": True}, {"text": " (de)"}],
                },
                {
                    "id": str(uuid_of(1)),
                    "type": "service",
                    "title": "Sprachkurs",
                    "x_passage": [{"text": "Sprachkurs", "marked": True}, {"text": " (de)"}],
                },
            ],
        },
    )


@pytest.mark.parametrize(
    "query, titles",
    [
        ("q=kurs&type=service", ["Sprachkurs"]),
        ("q=kurs&per_page=1&page=2", ["Sprachkurs"]),
        ("q=kurs&lang=ar", ["Kursbüro", "دورة"]),
        ("q=", []),
        ("q=%22%20*%20OR", []),
        ("q=naehstube", ["Nähstube"]),
    ],
)
@pytest.mark.usefixtures("records")
def test_parameters_narrow_and_page(api_client: Client, query: str, titles: list[str]) -> None:
    status, found = get(api_client, query)
    assert (status, [one["title"] for one in found["contents"]]) == (200, titles)


@pytest.mark.usefixtures("records")
def test_what_was_looked_for_instead_is_told(api_client: Client) -> None:
    assert get(api_client, "q=Sprahckurs")[1]["x_corrected"] == "Sprachkurs"


@pytest.mark.parametrize(
    "query, status",
    [("", 400), ("q=x&type=bench", 400), ("q=x&page=0", 400), ("q=%00", 400), (f"q={'x' * 201}", 400), ("q=kurs&page=2", 404)],
)
@pytest.mark.usefixtures("records")
def test_bad_questions_get_a_problem_document(api_client: Client, query: str, status: int) -> None:
    answer = api_client.get(f"/api/v1/search?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
