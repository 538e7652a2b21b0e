"""Small records for the published window, and readers of the API."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from cms.languages import CODES
from cms.published.projection import LAST_MODIFIED, Document, Projection
from cms.published.window import write

Publish = Callable[..., UUID]
Names = Callable[[str], list[str]]


def uuid_of(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012d}")


def service_json(number: int, name: str, language: str, **values: Any) -> dict[str, Any]:
    """A valid HSDS service; `language` is named in its description."""
    return {
        "id": str(uuid_of(number)),
        "name": name,
        "description": f"{name} ({language})",
        "status": "active",
        "last_modified": LAST_MODIFIED,
        **values,
    }


def documents(number: int, name: str, words: Mapping[str, str], extra: Mapping[str, Any]) -> dict[str, Document]:
    ready = {code: service_json(number, words.get(code, name), code, **extra) for code in CODES}
    return {
        code: Document(
            title=item["name"],
            item=json.dumps(item, ensure_ascii=False),
            full=json.dumps(item | {"phones": []}, ensure_ascii=False),
            search_text=f"{item['name']} {item['description']}",
        )
        for code, item in ready.items()
    }


@pytest.fixture
def publish(db: None) -> Publish:
    """publish(number, name, kind=…, facets=…, words={language: name}, extra=…) puts a record into the window."""

    def publish_one(
        number: int,
        name: str = "Beratung",
        *,
        kind: str = "service",
        facets: Iterable[tuple[str, str]] = (),
        words: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> UUID:
        found = documents(number, name, words or {}, extra or {})
        write(Projection(kind, uuid_of(number), name, found, frozenset(facets), **values))
        return uuid_of(number)

    return publish_one


@pytest.fixture
def api_client() -> Client:
    """A reader whose program does not stop at a 500."""
    return Client(raise_request_exception=False)


@pytest.fixture
def names_at(api_client: Client) -> Names:
    """names_at(address) gives the names of a list."""

    def names(address: str) -> list[str]:
        response = api_client.get(address)
        assert response.status_code == 200, response.content
        return [item["name"] for item in response.json()["contents"]]

    return names


@pytest.fixture
def refused_at(api_client: Client) -> Names:
    """refused_at(address) gives the names of the parameters that make the answer a 400."""

    def names(address: str) -> list[str]:
        response = api_client.get(address)
        assert response.status_code == 400
        assert response.headers["Content-Type"] == "application/problem+json"
        return [error["parameter"] for error in response.json()["errors"]]

    return names
