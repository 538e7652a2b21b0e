"""The map in the form of a location."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from directory.models import Location, Place
from tests.admin_forms import address_in, address_of
from tests.factories.directory import LocationFactory, place

POLCH = {"latitude": 50.3, "longitude": 7.31}


@pytest.fixture
def polch(db: None) -> Place:
    town = place("071375002082", "Polch")
    Place.objects.filter(pk=town.pk).update(**POLCH, postal_code="56751")
    return town


def map_at(editor: Client, address: str) -> Any:
    return BeautifulSoup(editor.get(address).content, "html5lib").select_one(".pin-map")


def pin_of(editor: Client, location: Location) -> tuple[Any, bool]:
    """Its place on the map, and whether it is told that it lies outside."""
    shown = map_at(editor, address_of(location, "edit"))
    pin, outside = shown.select_one(".pin"), shown.select_one(".pin-outside")
    return (pin.get("cx"), pin.get("cy")), not outside.has_attr("hidden")


def test_map_has_the_outline_its_source_and_the_towns(editor: Client, polch: Place) -> None:
    shown = map_at(editor, address_in(Location, "add"))
    [town] = shown.select(".pin-town")
    assert (town["data-place"], town["data-postal-code"], town.text) == (str(polch.pk), "56751", "Polch")
    assert len(shown.select(".pin-outline")) == 1
    assert "© GeoBasis-DE / BKG 2019" in shown.text
    assert shown.select_one(".pin")["visibility"] == "hidden"


def test_pin_lies_where_its_town_lies(editor: Client, polch: Place) -> None:
    location = LocationFactory(place=polch, **POLCH)
    town = map_at(editor, address_in(Location, "add")).select_one(".pin-town")
    assert pin_of(editor, location) == ((town["cx"], town["cy"]), False)


def test_pin_far_away_is_told(editor: Client, polch: Place) -> None:
    assert pin_of(editor, LocationFactory(place=polch, latitude=48.1372, longitude=11.5755))[1]


def test_map_without_a_known_outline_has_its_towns(editor: Client, db: None) -> None:
    town = place("064110000000", "Darmstadt")
    Place.objects.filter(pk=town.pk).update(latitude=49.87, longitude=8.65)
    shown = map_at(editor, address_in(Location, "add"))
    assert (len(shown.select(".pin-town")), shown.select(".pin-outline")) == (1, [])


def test_form_without_known_places_has_no_map(editor: Client, db: None) -> None:
    assert map_at(editor, address_in(Location, "add")) is None
