"""Services at places with a postal code, and near its middle."""

import pytest
from django.test import Client

from tests.api.conftest import Names, Publish

SAL = "/api/v1/service_at_locations"
MAYEN, MONREAL, ANDERNACH = "071370068068", "071375003214", "071370003003"
PLACES = {  # key → postal code, latitude, longitude
    MAYEN: ("56727", 50.33, 7.22),
    MONREAL: ("56729", 50.30, 7.16),
    ANDERNACH: ("56626", 50.44, 7.40),
}


@pytest.fixture(autouse=True)
def places(publish: Publish) -> None:
    """Three places with a service each, which stands at the place's own point."""
    for number, (key, (code, latitude, longitude)) in enumerate(PLACES.items(), start=1):
        point = frozenset({(latitude, longitude)})
        publish(number, key, kind="place", facets=[("place", key), ("postal_code", code)], points=point)
        publish(number, code, kind="service_at_location", facets=[("place", key)], points=point)


@pytest.mark.parametrize(
    "query, names",
    [
        ("postcode=56727", ["56727"]),
        ("postcode=99999", []),
        ("postcode=56727&proximity=1", ["56727"]),
        ("postcode=56727&proximity=5300", ["56727"]),  # Monreal is 5,422 metres away
        ("postcode=56727&proximity=5500", ["56727", "56729"]),
        ("postcode=56727&proximity=100000", ["56626", "56727", "56729"]),
        ("postcode=56727&proximity=100000&search=56626", ["56626"]),
        ("postcode=99999&proximity=100000", []),
    ],
)
def test_services_are_found_by_postcode(names_at: Names, query: str, names: list[str]) -> None:
    assert names_at(f"{SAL}?{query}") == names


def test_middle_of_a_postcode_lies_between_its_places(names_at: Names, publish: Publish) -> None:
    publish(9, "Kirchwald", kind="place", facets=[("postal_code", "56729")], points=frozenset({(50.36, 7.28)}))
    assert names_at(f"{SAL}?postcode=56729&proximity=100") == ["56727"]  # the middle is Mayen


@pytest.mark.parametrize(
    "query, parameter",
    [
        ("postcode=5672", "postcode"),
        ("postcode=5672x", "postcode"),
        ("postcode=%D9%A5%D9%A6%D9%A7%D9%A2%D9%A7", "postcode"),
        ("postcode=", "postcode"),
        ("postcode=56727%0A", "postcode"),
        ("proximity=100", "proximity"),
        ("postcode=56727&proximity=0", "proximity"),
        ("postcode=56727&proximity=-1", "proximity"),
        ("postcode=56727&proximity=1e9", "proximity"),
        ("postcode=56727&proximity=9999999", "proximity"),
    ],
)
def test_what_is_no_postcode_or_distance_is_refused(refused_at: Names, query: str, parameter: str) -> None:
    assert refused_at(f"{SAL}?{query}") == [parameter]


@pytest.mark.parametrize("resource", ["services", "organizations", "places"])
def test_only_services_at_their_places_have_a_postcode(api_client: Client, resource: str) -> None:
    assert api_client.get(f"/api/v1/{resource}?postcode=56727").status_code == 400


def test_record_near_the_pole_and_at_the_edge_of_the_map_is_no_error(names_at: Names, publish: Publish) -> None:
    publish(7, "Pol", kind="place", facets=[("postal_code", "00001")], points=frozenset({(90.0, 180.0)}))
    publish(8, "Station", kind="service_at_location", points=frozenset({(90.0, 180.0), (-90.0, -180.0)}))
    assert names_at(f"{SAL}?postcode=00001&proximity=1000") == ["Station"]
