"""Whole lists as tables and as GeoJSON."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from api.lists import streaming
from api.lists.tables import ORGANIZATIONS, SERVICES
from tests.api.conftest import Publish, uuid_of

DANGEROUS = ['=HYPERLINK("http://example.org")', "+49 2651 1", "-1", "@SUM(A1)", "\tx", "\rx"]
FULL = {
    "organization": {"name": "Haus"},
    "x_topics": [{"name": "Deutsch"}, {"name": "Arbeit"}],
    "x_languages": ["ar", "de"],
    "x_free": True,
    "x_phone": "+49 2651 12345",
    "service_at_locations": [
        {"location": {"addresses": [{"address_1": "Markt 1", "postal_code": "56727", "city": "Mayen"}]}},
        {"location": {}},
    ],
}


def content_of(client: Client, address: str, media_type: str) -> bytes:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response["Content-Type"]) == (200, media_type), response.content
    return b"".join(response.streaming_content)


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    text = content_of(client, address, "text/csv; charset=utf-8").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cells_of(client: Client, address: str) -> list[list[Any]]:
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = load_workbook(io.BytesIO(content_of(client, address, media_type))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}  # n: empty ones
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_table_has_a_row_for_each_service(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", extra=FULL)
    publish(2, "Anlauf")
    empty, full = rows_of(api_client, "services?format=csv")

    assert list(full) == list(SERVICES)
    assert (empty["name"], empty["free"], empty["addresses"]) == ("Anlauf", "false", "")
    assert {name: value for name, value in full.items() if value and name not in ("last_modified", "description")} == {
        "id": str(uuid_of(1)),
        "name": "Kurs",
        "status": "active",
        "organization": "Haus",
        "topics": "Deutsch, Arbeit",
        "addresses": "Markt 1, 56727 Mayen",
        "languages": "ar, de",
        "free": "true",
        "phone": "'+49 2651 12345",
    }


def test_workbook_holds_the_same_as_texts(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", extra=FULL)
    head, row = cells_of(api_client, "services?format=xlsx")
    assert head == list(SERVICES)
    assert (row[1], row[head.index("phone")]) == ("Kurs", "+49 2651 12345")


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula(api_client: Client, publish: Publish, words: str) -> None:
    publish(1, "Kurs", extra={"description": words})
    (row,) = rows_of(api_client, "services?format=csv")
    _head, cells = cells_of(api_client, "services?format=xlsx")
    assert row["description"] == f"'{words}"
    assert cells[3].strip() == words.strip()


def test_words_with_quotes_commas_and_lines_stay_one_cell(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", extra={"description": 'Er sagt: "ja, bitte"\nund geht; العربية'})
    (row,) = rows_of(api_client, "services?format=csv")
    assert row["description"] == 'Er sagt: "ja, bitte"\nund geht; العربية'


def test_longest_text_fits_into_a_cell(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", extra={"description": "a" * 40_000})
    _head, cells = cells_of(api_client, "services?format=xlsx")
    assert len(cells[3]) == 32_767


def test_organizations_have_a_table(api_client: Client, publish: Publish) -> None:
    publish(1, "Haus", kind="organization")
    (row,) = rows_of(api_client, "organizations?format=csv")
    assert (list(row), row["name"]) == (list(ORGANIZATIONS), "Haus")


def test_tables_heed_filters_and_language_and_are_saved_as_files(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", facets=[("free", "true")], words={"ar": "دورة"})
    publish(2, "Treff")
    response = api_client.get("/api/v1/services?format=csv&x_free=true&lang=ar")
    assert [row["name"] for row in csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode()))] == ["دورة"]
    assert response["Content-Disposition"] == 'attachment; filename="services.csv"'
    assert response["Content-Language"] == "ar"


def test_empty_list_is_a_table_with_a_head(api_client: Client, db: None) -> None:
    assert rows_of(api_client, "services?format=csv") == []
    assert cells_of(api_client, "services?format=xlsx") == [list(SERVICES)]


@pytest.mark.parametrize("chunk", [1, 50])
def test_geojson_has_a_feature_for_each_record(api_client: Client, publish: Publish, monkeypatch: Any, chunk: int) -> None:
    monkeypatch.setattr(streaming, "CHUNK", chunk)
    publish(1, "Kurs", points=frozenset({(50.3, 7.2)}))
    publish(2, "Treff", points=frozenset({(50.4, 7.3), (50.3, 7.2)}))
    publish(3, "Überall")
    found = json.loads(content_of(api_client, "services?format=geojson", "application/geo+json"))

    assert found["type"] == "FeatureCollection"
    assert [(one["type"], one["id"], one["geometry"]) for one in found["features"]] == [
        ("Feature", str(uuid_of(1)), {"type": "Point", "coordinates": [7.2, 50.3]}),
        ("Feature", str(uuid_of(2)), {"type": "MultiPoint", "coordinates": [[7.2, 50.3], [7.3, 50.4]]}),
        ("Feature", str(uuid_of(3)), None),
    ]
    assert [one["properties"]["name"] for one in found["features"]] == ["Kurs", "Treff", "Überall"]


def test_geojson_near_a_point_says_the_distance(api_client: Client, publish: Publish) -> None:
    publish(1, "Kurs", points=frozenset({(50.3, 7.2)}))
    publish(2, "Fern", points=frozenset({(51.3, 7.2)}))
    found = json.loads(content_of(api_client, "services?format=geojson&x_near=50.3,7.2", "application/geo+json"))
    assert [(one["properties"]["name"], one["properties"]["x_distance"]) for one in found["features"]] == [("Kurs", 0)]


@pytest.mark.parametrize("resource", ["services", "service_at_locations", "places"])
def test_empty_geojson_is_a_collection(api_client: Client, db: None, resource: str) -> None:
    found = json.loads(content_of(api_client, f"{resource}?format=geojson", "application/geo+json"))
    assert found == {"type": "FeatureCollection", "features": []}


REFUSED = {
    "services?format=exe": "format",
    "services?format=": "format",
    "services?format=rss": "format",
    "taxonomies?format=csv": "format",
    "places?format=xlsx": "format",
    "organizations?format=geojson": "format",
    "services?format=csv&full=true": "full",
    "services?format=xlsx&minimal=true": "minimal",
    "services?format=csv&page=2": "page",
    "services?format=geojson&per_page=5": "per_page",
    "services?format=geojson&x_facets=true": "x_facets",
}


def test_what_a_format_cannot_be_is_refused(refused_at: Any, db: None) -> None:
    assert {address: refused_at(f"/api/v1/{address}") for address in REFUSED} == {key: [value] for key, value in REFUSED.items()}
