"""Who does what where, and where there is nothing: the public page, the editors' report, and both as files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.plugins.network.offers import Offer
from cms.plugins.network.table import Table, partners
from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord
from tests.factories import people

MAYEN, POLCH, RUEBER, PLAIDT = "071370068068", "071375002089", "071375002095", "071375001088"
FRAME = {
    "finder": {"url": "/de/angebote/"},
    "topics": [{"code": "wohnen", "name": "Wohnen"}, {"code": "arbeit", "name": "Arbeit", "lang": "de"}],
    "places": [
        {"ars": "07137", "name": "Landkreis", "places": [{"ars": MAYEN, "name": "Mayen"}]},
        {"ars": "071375002", "name": "Maifeld", "places": [{"ars": POLCH, "name": "Polch"}, {"ars": RUEBER, "name": "Rüber"}]},
        {"ars": "071375001", "name": "Pellenz", "places": [{"ars": PLAIDT, "name": "Plaidt"}]},
    ],
}
OFFERS = [
    Offer({MAYEN}, {"wohnen"}, {"a"}),
    Offer({POLCH, RUEBER}, {"wohnen", "arbeit"}, {"a", "b"}),
    Offer({POLCH}, {"arbeit"}, {"b"}),
    Offer(set(), {"arbeit"}, {"c"}),
]
NAMES = {"a": "Wohnbrücke", "b": "arbeitsladen", "c": "Fern"}


def cells(table: Table) -> dict[str, list[int]]:
    return {row.unit.name: [cell.offers for cell in row.cells] for row in table.rows}


def test_table_counts_each_offer_once_in_each_unit() -> None:
    assert cells(Table(FRAME, OFFERS, "de")) == {"Mayen": [1, 0], "Maifeld": [1, 2], "Pellenz": [0, 0]}
    whole = Table(FRAME, OFFERS, "de", whole=True)
    assert cells(whole) == {
        "Mayen": [1, 0],
        "Maifeld": [1, 2],
        "Polch": [1, 2],
        "Rüber": [1, 1],
        "Pellenz": [0, 0],
        "Plaidt": [0, 0],
    }


def test_gaps_are_said_for_towns_and_associations() -> None:
    found = {row.unit.name: [cell.topic.code for cell in row.gaps] for row in Table(FRAME, OFFERS, "de", whole=True).gaps}
    assert found == {"Mayen": ["arbeit"], "Pellenz": ["wohnen", "arbeit"]}


def test_cell_leads_to_its_offers() -> None:
    row = Table(FRAME, OFFERS, "de").rows[1]
    assert [cell.url for cell in row.cells] == [
        "/de/angebote/?place=071375002&topic=wohnen",
        "/de/angebote/?place=071375002&topic=arbeit",
    ]
    assert Table({**FRAME, "finder": {}}, OFFERS, "de").rows[0].cells[0].url == ""


@pytest.mark.parametrize(
    "place, topic, names",
    [
        ("", "", ["arbeitsladen", "Fern", "Wohnbrücke"]),
        ("071375002", "", ["arbeitsladen", "Wohnbrücke"]),
        (MAYEN, "", ["Wohnbrücke"]),
        ("", "arbeit", ["arbeitsladen", "Fern", "Wohnbrücke"]),
        (MAYEN, "arbeit", []),
    ],
)
def test_organizations_are_narrowed(place: str, topic: str, names: list[str]) -> None:
    assert [one["name"] for one in partners(Table(FRAME, OFFERS, "de"), NAMES, place, topic)] == names


def test_organization_says_where_and_about_what() -> None:
    (found,) = [one for one in partners(Table(FRAME, OFFERS, "de"), NAMES) if one["name"] == "arbeitsladen"]
    assert (found["offers"], found["units"], [one.code for one in found["topics"]]) == (2, ["Maifeld"], ["wohnen", "arbeit"])
    (found,) = [one for one in partners(Table(FRAME, OFFERS, "de", whole=True), NAMES) if one["name"] == "arbeitsladen"]
    assert found["units"] == ["Polch", "Rüber"]


pages = pytest.mark.django_db


@pages
def test_empty_site_has_an_empty_table(client: Client) -> None:
    assert client.get("/de/network/").status_code == 200
    assert client.get("/de/network/network.csv").status_code == 200


@pages
@pytest.mark.parametrize("query", ["topic=%00", "topic=gibt-es-nicht", "place=x", "place=1'"])
def test_what_makes_no_sense_is_said(client: Client, query: str) -> None:
    answer = client.get(f"/de/network/?{query}")
    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").select_one(".kern-alert--warning")


def publish_services(number: int) -> None:
    """Straight into the window."""
    now = datetime.now(UTC)
    records = PublishedRecord.objects.bulk_create(
        [PublishedRecord(kind="service", uuid=uuid4(), name=f"{one}", modified_at=now) for one in range(number)]
    )
    usual = {"language": "de", "item": "{}", "full": "{}"}
    PublishedDocument.objects.bulk_create(
        [PublishedDocument(record=one, kind="service", uuid=one.uuid, title=one.name, **usual) for one in records]
    )
    facets: Sequence[tuple[str, str]] = [("place", POLCH), ("topic", "wohnen"), ("organization_id", str(uuid4()))]
    PublishedFacet.objects.bulk_create(
        [PublishedFacet(record=one, name=name, value=value) for one in records for name, value in facets]
    )


@pages
@pytest.mark.parametrize("number", [1, 2000])
def test_view_takes_few_queries_whatever_the_number_of_services(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    publish_services(number)
    with django_assert_max_num_queries(10):
        assert client.get("/de/network/").status_code == 200


@pages
def test_editor_reads_the_report_and_its_table() -> None:
    editor = people.editor()
    publish_services(2)
    assert editor.get("/admin/reports/network/").status_code == 200
    rows = list(csv.reader(editor.get("/admin/reports/network/table/").content.decode().splitlines()))
    assert rows[0] == ["Ort", "Schlüssel (ARS)", "Thema", "Angebote", "Nicht öffentlich", "Organisationen"]


def test_what_is_not_public_fills_no_gap() -> None:
    draft = Offer({MAYEN}, {"arbeit"}, {"d"}, is_public=False)
    (mayen, *_others) = Table(FRAME, [*OFFERS, draft], "de").rows
    assert [(cell.offers, cell.unpublished, cell.is_gap) for cell in mayen.cells] == [(1, 0, False), (0, 1, True)]
    rows = partners(Table(FRAME, [*OFFERS, draft], "de"), NAMES | {"d": "Entwurf"}, MAYEN)
    assert [(one["name"], one["offers"], one["unpublished"]) for one in rows] == [("Entwurf", 0, 1), ("Wohnbrücke", 1, 0)]


@pages
@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
def test_others_read_no_report(client: Client, who: str) -> None:
    browser = client if who == "anonymous" else getattr(people, who)()
    assert [browser.get(f"/admin/reports/network/{page}").status_code for page in ("", "table/")] == [302, 302]
