"""Long lists are filtered and counted by indexes alone: documents are large, and one page of them is enough."""

from typing import Any

import pytest
from django.db import connection

from cms.published.models import PublishedDocument, PublishedDocumentQuerySet

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by statistics, which a test does not have"),
]


def lists() -> dict[str, PublishedDocumentQuerySet]:
    all_services = PublishedDocument.objects.current("service", "ar").listed()
    return {
        "all": all_services,
        "with a facet": all_services.with_facet("topic", ["sprache"]),
        "with one of two facets": all_services.with_facet("topic", ["sprache", "arbeit"]),
        "at a place": all_services.with_facet_prefix("place", ["07137"]),
        "with a facet at a place": all_services.with_facet("topic", ["sprache"]).with_facet_prefix("place", ["07137"]),
    }


def plan(sql: str, parameters: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return [row[3] for row in cursor.fetchall()]


@pytest.mark.parametrize("name", lists())
def test_list_is_counted_without_reading_documents(name: str) -> None:
    steps = plan(*lists()[name].values("record_id").query.sql_with_params())  # count() reads the same indexes
    reading = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
    assert reading
    assert [step for step in reading if "COVERING INDEX" not in step] == []


@pytest.mark.parametrize("name", lists())
def test_page_of_a_list_is_not_sorted(name: str) -> None:
    steps = plan(*lists()[name].in_order()[:25].query.sql_with_params())
    assert [step for step in steps if "TEMP B-TREE" in step] == []
