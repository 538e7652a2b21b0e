"""Our own filters, called x_."""

import json

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from api.parameters.base import OWN
from cms.published.window import withdraw
from directory.filters.filters import FILTERS
from tests.api.conftest import Names, Publish

MAYEN, MONREAL, ANDERNACH = "071370068068", "071375003214", "071370003003"
SERVICES = {
    "Sprachkurs": {
        ("place", MAYEN),
        ("topic", "language"),
        ("topic", "learning"),
        ("language", "ar"),
        ("free", "true"),
        ("child_care", "true"),
    },
    "Beratung": {
        ("place", MONREAL),
        ("topic", "advice"),
        ("audience", "women"),
        ("language", "ar"),
        ("language", "uk"),
        ("wheelchair", "true"),
    },
    "Telefon": {("topic", "advice"), ("online", "true"), ("free", "true")},
    "Café": {("place", ANDERNACH), ("topic", "meeting")},
}
POINTS = {"Sprachkurs": [(50.33, 7.22), (50.44, 7.40)], "Beratung": [(50.30, 7.16)], "Café": [(50.44, 7.40)]}
DAYS = {"Sprachkurs": "2026-01-01", "Beratung": "2025-12-31"}


@pytest.fixture(params=["services", "service_at_locations"])
def address(request: pytest.FixtureRequest, publish: Publish) -> str:
    for number, (name, facets) in enumerate(SERVICES.items(), start=1):
        days = {("assured_date", DAYS[name])} if name in DAYS else set()
        points = frozenset(POINTS.get(name, []))
        publish(number, name, kind=request.param.removesuffix("s"), facets=facets | days, points=points)
    return f"/api/v1/{request.param}"


@pytest.mark.parametrize(
    "query, names",
    [
        ("x_place=07137", ["Beratung", "Café", "Sprachkurs"]),
        ("x_place=071375003", ["Beratung"]),
        (f"x_place={MAYEN},{ANDERNACH}", ["Café", "Sprachkurs"]),
        ("x_place=99", []),
        ("x_topic=learning", ["Sprachkurs"]),
        ("x_topic=learning,meeting", ["Café", "Sprachkurs"]),
        ("x_topic=nobody-knows", []),
        ("x_audience=women", ["Beratung"]),
        ("x_language=ar", ["Beratung", "Sprachkurs"]),
        ("x_language=ar,uk&x_topic=advice", ["Beratung"]),
        ("x_free=true", ["Sprachkurs", "Telefon"]),
        ("x_free=false", ["Beratung", "Café", "Sprachkurs", "Telefon"]),
        ("x_free=true&x_online=true", ["Telefon"]),
        ("x_wheelchair=true", ["Beratung"]),
        ("x_child_care=true", ["Sprachkurs"]),
        ("x_assured_since=2026-01-01", ["Sprachkurs"]),
        ("x_assured_since=2025-12-31", ["Beratung", "Sprachkurs"]),
        ("x_near=50.33,7.22&x_radius=1000", ["Sprachkurs"]),
        ("x_near=50.44,7.40&x_radius=100000", ["Café", "Sprachkurs", "Beratung"]),
        ("x_near=50.30,7.16", ["Beratung", "Sprachkurs"]),
        ("x_near=50.30,7.16&x_topic=learning&search=kurs", ["Sprachkurs"]),
        ("x_near=-89.9,179.9", []),
        ("x_near=90,180", []),
    ],
)
def test_services_are_narrowed_by_our_own_filters(names_at: Names, address: str, query: str, names: list[str]) -> None:
    assert names_at(f"{address}?{query}") == names


def test_each_filter_is_tried_with_what_its_documentation_shows(names_at: Names, address: str) -> None:
    for one in FILTERS:
        near = "&x_near=50.33,7.22" if one.name == "radius" else ""
        assert isinstance(names_at(f"{address}?x_{one.name}={one.example}{near}"), list), one.name


def test_docs_tell_each_filter_as_it_is_declared() -> None:
    docs = (settings.BASE_DIR / "docs/api.md").read_text()
    with override("en"):
        rows = [f"| `x_{one.name}` | {one.meaning} | {one.expected} |" for one in FILTERS]
    assert [row for row in rows if row not in docs] == []


@pytest.mark.parametrize("path", ["/services", "/service_at_locations"])
def test_openapi_tells_each_filter_as_it_is_declared(api_client: Client, path: str) -> None:
    parameters = api_client.get("/api/v1/openapi.json").json()["paths"][path]["get"]["parameters"]
    told = {one["name"]: (one["description"], one["schema"]) for one in parameters}
    with override("en"):
        declared = {f"x_{one.name}": (str(one.meaning), one.schema) for one in FILTERS}
    assert {name: told.get(name) for name in OWN} == declared


@pytest.mark.parametrize(
    "query, parameter",
    [
        *((f"x_place={text}", "x_place") for text in ("", "7", "0713x", "07137,", "٠٧١٣٧", "0713700680681", "07%00")),
        *((f"x_topic={text}", "x_topic") for text in ("", "A b", "a" * 51, ",", "%22", "*", ",".join("a" * 51), "a," * 900)),
        *((f"x_language={text}", "x_language") for text in ("", "a", "ar_EG", "%00")),
        *((f"x_free={text}", "x_free") for text in ("", "1", "yes", "TRUE", "true,false")),
        *((f"x_near={text}", "x_near") for text in ("", "999,999", "50", "50,7,1", "nan,7", "1e3,7", "50.3 ,7", "91,0", "0,181")),
        *((f"x_near=50,7&x_radius={text}", "x_radius") for text in ("", "0", "-5", "1.5", "100001", "٥", "1e3", "9" * 30)),
        ("x_radius=5", "x_radius"),
        *((f"x_assured_since={text}", "x_assured_since") for text in ("", "2026-13-01", "2026-1-1", "20260101", "today")),
        ("x_facets=1", "x_facets"),
        ("x_facets=true&format=ndjson", "x_facets"),
        ("x_free=true&x_free=true", "x_free"),
        ("topic=learning", "topic"),
    ],
)
def test_values_that_make_no_sense_are_refused(refused_at: Names, address: str, query: str, parameter: str) -> None:
    assert refused_at(f"{address}?{query}") == [parameter]


def test_refusal_says_what_is_expected(api_client: Client, address: str) -> None:
    errors = api_client.get(f"{address}?x_near=999,999").json()["errors"]
    assert errors == [{"parameter": "x_near", "detail": "Here stands latitude and longitude in degrees with a comma between."}]


@pytest.mark.parametrize("resource", ["organizations", "taxonomies", "taxonomy_terms", "places"])
@pytest.mark.parametrize("query", ["x_topic=advice", "x_facets=true"])
def test_only_services_have_our_own_filters(api_client: Client, resource: str, query: str) -> None:
    assert api_client.get(f"/api/v1/{resource}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["x_near=-80,170", "x_near=-80,170&x_open_at=now", "search=xyzxyz&x_near=-80,170"])
def test_nothing_near_is_an_empty_list(api_client: Client, db: None, query: str) -> None:
    found = api_client.get(f"/api/v1/services?{query}").json()
    assert (found["total_items"], found["contents"]) == (0, [])


@pytest.mark.parametrize("more", ["", "&full=true", "&format=ndjson"])
def test_items_near_a_point_say_how_far_away_they_are(api_client: Client, address: str, more: str) -> None:
    response = api_client.get(f"{address}?x_near=50.33,7.22&x_radius=20000{more}")
    items = response.json()["contents"] if "ndjson" not in more else [*map(json.loads, b"".join(response).splitlines())]
    assert [(item["name"], item["x_distance"]) for item in items] == [("Sprachkurs", 0), ("Beratung", 5411), ("Café", 17677)]


def test_minimal_items_say_how_far_away_they_are(api_client: Client, publish: Publish) -> None:
    uuid = publish(1, "Sprachkurs", points=frozenset({(50.33, 7.22)}))
    (item,) = api_client.get("/api/v1/services?minimal=true&x_near=50.33,7.22").json()["contents"]
    assert item.pop("last_modified")
    assert item == {"id": str(uuid), "name": "Sprachkurs", "status": "active", "x_distance": 0}


def test_what_is_not_asked_for_from_somewhere_has_no_distance(api_client: Client, address: str) -> None:
    items = api_client.get(address).json()["contents"]
    assert not [item for item in items if "x_distance" in item]


def counts_at(client: Client, address: str) -> dict[str, dict[str, int]]:
    found = client.get(address).json()["x_facets"]
    return {name: {one["value"]: one["count"] for one in values} for name, values in found.items()}


def test_list_says_how_many_records_each_value_has(api_client: Client, address: str) -> None:
    assert counts_at(api_client, f"{address}?x_facets=true&per_page=1") == {
        "x_place": {MAYEN: 1, ANDERNACH: 1, MONREAL: 1},
        "x_topic": {"advice": 2, "language": 1, "learning": 1, "meeting": 1},
        "x_audience": {"women": 1},
        "x_language": {"ar": 2, "uk": 1},
        "x_free": {"true": 2},
        "x_online": {"true": 1},
        "x_wheelchair": {"true": 1},
        "x_child_care": {"true": 1},
    }


def test_counts_of_a_filter_are_those_that_choosing_another_value_would_give(api_client: Client, address: str) -> None:
    found = counts_at(api_client, f"{address}?x_facets=true&x_topic=advice&x_free=true")
    assert found == {
        "x_place": {},
        "x_topic": {"advice": 1, "language": 1, "learning": 1},
        "x_audience": {},
        "x_language": {},
        "x_free": {"true": 1},
        "x_online": {"true": 1},
        "x_wheelchair": {},
        "x_child_care": {},
    }


def test_counts_heed_search_and_the_place_around(api_client: Client, address: str) -> None:
    found = counts_at(api_client, f"{address}?x_facets=true&search=kurs&x_near=50.33,7.22&x_radius=20000")
    assert found["x_topic"] == {"language": 1, "learning": 1}


def test_most_frequent_values_come_first(api_client: Client, address: str) -> None:
    values = api_client.get(f"{address}?x_facets=true").json()["x_facets"]["x_language"]
    assert values == [{"value": "ar", "count": 2}, {"value": "uk", "count": 1}]


def test_nearest_come_first_on_every_page(names_at: Names, publish: Publish) -> None:
    for number in range(1, 8):
        publish(number, f"Kurs {9 - number}", points=frozenset({(50 + number / 1000, 7.0)}))
    pages = [names_at(f"/api/v1/services?x_near=50,7&per_page=3&page={page}") for page in (1, 2, 3)]
    assert [name for page in pages for name in page] == [f"Kurs {9 - number}" for number in range(1, 8)]


def test_tombstones_are_not_found_by_our_own_filters(names_at: Names, publish: Publish) -> None:
    withdraw("service", publish(1, "Weg", facets=[("free", "true")]))
    changes = "/api/v1/services?modified_after=2000-01-01T00:00:00Z"
    assert (names_at(changes), names_at(f"{changes}&x_free=true")) == (["Weg"], [])
