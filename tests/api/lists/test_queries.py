"""What an answer costs, and which tables it reads."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.published.window import withdraw
from tests.api.conftest import Publish, uuid_of

EVERYTHING = f"search=Beratung&taxonomy_term_id={uuid_of(8)}&taxonomy_id={uuid_of(9)}&organization_id={uuid_of(7)}"
SEARCH = {"sqlite": 6, "postgresql": 3}  # synonyms, kinds, and on SQLite a query for each part of the documents
Queries = Callable[[str], list[str]]


@pytest.fixture
def queries_of(api_client: Client) -> Queries:
    """The SQL that an address costs."""

    def queries(address: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert api_client.get(address).status_code == 200
        return [query["sql"] for query in captured.captured_queries]

    return queries


def fill(publish: Publish, first: int, last: int) -> None:
    """Living services, and as many tombstones with numbers above 100."""
    facets = [("taxonomy_term_id", str(uuid_of(8))), ("taxonomy_id", str(uuid_of(9))), ("organization_id", str(uuid_of(7)))]
    for number in range(first, last + 1):
        publish(number, facets=facets, expires_at=datetime(2999, 1, 1, tzinfo=UTC))
        withdraw("service", publish(100 + number))


@pytest.mark.parametrize(
    "query, cost",
    [("", 2), ("modified_after=2020-01-01", 4), ("lang=ar&per_page=100&page=1", 2), (EVERYTHING, 3 + SEARCH[connection.vendor])],
)
def test_list_costs_the_same_at_one_and_three_items(queries_of: Queries, publish: Publish, query: str, cost: int) -> None:
    fill(publish, 1, 1)
    assert len(queries_of(f"/api/v1/services?{query}")) == cost

    fill(publish, 2, 3)
    assert len(queries_of(f"/api/v1/services?{query}")) == cost


def test_detail_costs_one_query_and_a_tombstone_two(queries_of: Queries, publish: Publish) -> None:
    fill(publish, 1, 1)
    assert len(queries_of(f"/api/v1/services/{uuid_of(1)}")) == 1
    assert len(queries_of(f"/api/v1/services/{uuid_of(101)}")) == 2


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/openapi.json", "/api/v1/profile"])
@pytest.mark.django_db
def test_descriptions_cost_no_query(queries_of: Queries, address: str) -> None:
    assert queries_of(address) == []


@pytest.mark.parametrize(
    "address",
    [
        "services",
        "services?modified_after=2020-01-01",
        f"services?{EVERYTHING}",
        f"services/{uuid_of(1)}",
        f"services/{uuid_of(101)}",
        "organizations",
        "service_at_locations",
        "taxonomies",
        "taxonomy_terms",
        "places",
    ],
)
def test_only_the_published_window_is_read(queries_of: Queries, publish: Publish, address: str) -> None:
    fill(publish, 1, 1)
    tables = {name for name in connection.introspection.table_names() if not name.startswith("published_")}

    sql = " ".join(queries_of(f"/api/v1/{address}"))
    assert "published_" in sql
    assert [name for name in tables if f'"{name}"' in sql] == []
