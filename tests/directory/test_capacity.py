"""Free places, areas and accessibility as an editor enters them and as partners read them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from directory.models import Accessibility, Service
from tests.admin_forms import address_in
from tests.directory.service_form import service_form
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, at, german, place

Documents = Callable[..., dict[str, Any]]


def post(editor: Client, **fields: Any) -> Any:
    return editor.post(address_in(Service, "add"), service_form(OrganizationFactory(), **fields) | {"action-publish": "1"})


@pytest.mark.parametrize(
    "entered, field",
    [
        ({"places_free": "3"}, "places_as_of"),
        ({"places_free": "9", "places_total": "8", "places_as_of": "20.11.2026"}, "places_free"),
        ({"places_free": "-1", "places_as_of": "20.11.2026"}, "places_free"),
        ({"places_free": "3", "places_as_of": "30.2.2026"}, "places_as_of"),
        ({"child_care": "perhaps"}, "child_care"),
        ({"areas": "999999"}, "areas"),
    ],
)
def test_mistake_is_told_at_its_field(editor: Client, entered: dict[str, str], field: str) -> None:
    assert list(post(editor, **entered).context["form"].errors) == [field]
    assert not Service.objects.exists()


def test_places_are_told_with_their_day(editor: Client, document: Documents) -> None:
    post(editor, places_free="0", places_total="12", places_as_of="20.11.2026", areas=str(place().pk), wait_time="Ein Jahr")
    shown = document("service")
    [capacity], [area] = shown["capacities"], shown["service_areas"]
    assert (capacity["available"], capacity["maximum"], capacity["updated"]) == (0, 12, "2026-11-20T00:00:00+01:00")
    assert (area["name"], area["x_ars"]) == ("Polch", place().ars)
    assert area["uri"] == "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/07137501"
    assert shown["wait_time"] == "Ein Jahr"


@pytest.mark.parametrize(
    "ars, kind, uri",
    [
        ("07", "state", "stateKey/07"),
        ("07137", "district", "districtKey/07137"),
        ("071375003", "association", "municipalAssociationKey/071375003"),
    ],
)
def test_area_is_known_by_its_official_key(db: None, document: Documents, ars: str, kind: str, uri: str) -> None:
    ServiceFactory(areas=[place(ars, "Gebiet", kind)])
    [area] = document("service")["service_areas"]
    assert area["uri"] == f"http://dcat-ap.de/def/politicalGeocoding/{uri}"


def test_unknown_is_never_told_as_a_no(db: None, document: Documents) -> None:
    rows = [
        Accessibility(locale=german(), feature=feature, answer=answer)
        for feature, answer in (("toilet", "unknown"), ("parking", "no"))
    ]
    ServiceFactory(service_at_locations=[at(LocationFactory(accessibility=rows))])
    shown = document("service", "ar")
    told = [
        (one["x_feature"], one["x_answer"], one["description"])
        for one in shown["service_at_locations"][0]["location"]["accessibility"]
    ]
    assert told == [("toilet", "unknown", "مرحاض بلا درجات"), ("parking", "no", "موقف سيارات لذوي الإعاقة")]
    assert "x_child_care" not in shown
