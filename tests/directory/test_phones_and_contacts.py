"""Whom to call, in which language, where, and when somebody is there."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from directory.models import Contact, Location, Phone, Schedule, Service
from tests.admin_forms import address_of, form_at
from tests.factories import pages
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, at, german

Documents = Callable[..., dict[str, Any]]


@pytest.fixture
def place(db: None) -> Location:
    house = Contact(locale=german(), title="Pforte", phone_number="+49 2651 01555")
    return LocationFactory(name="Rathaus", contacts=[house], phones=[Phone(number="+49 2651 01556")])


@pytest.fixture
def service(place: Location) -> Service:
    pages.finder(pages.home())
    morning = Schedule(weekday="MO,TU,WE", opens_at=time(9), closes_at=time(11, 30))
    return ServiceFactory(
        organization=OrganizationFactory(phones=[Phone(number="+49 2651 01550")]),
        contacts=[
            Contact(locale=german(), title="Anmeldung", schedules=[morning]),
            Contact(locale=german(), title="Büro", at_location=place),
        ],
        phones=[
            Phone(number="+49 2651 01551", languages="ar,uk"),
            Phone(number="+49 2651 01552", at_location=place),
        ],
        service_at_locations=[at(place)],
    )


def numbers(shown: dict[str, Any]) -> list[str]:
    return [one["number"] for one in shown.get("phones", [])]


def titles(shown: dict[str, Any]) -> list[str]:
    return [one["title"] for one in shown.get("contacts", [])]


def test_phones_and_contacts_stand_where_they_belong(service: Service, document: Documents) -> None:
    shown = document("service")
    there = shown["service_at_locations"][0]
    assert [(numbers(one), titles(one)) for one in (shown, there, there["location"])] == [
        (["+49 2651 01551"], ["Anmeldung"]),
        (["+49 2651 01552"], ["Büro"]),
        (["+49 2651 01556"], ["Pforte"]),
    ]


def test_phone_names_its_languages_in_the_readers(service: Service, document: Documents) -> None:
    named = {language: document("service", language)["phones"][0]["languages"] for language in ("de", "fr")}
    assert [(one["code"], one["name"]) for one in named["de"]] == [("ar", "Arabisch"), ("uk", "Ukrainisch")]
    assert [one["name"] for one in named["fr"]] == ["arabe", "ukrainien"]
    assert [one["id"] for one in named["de"]] == [one["id"] for one in named["fr"]]


def test_number_to_call_is_for_whoever_calls(service: Service, document: Documents) -> None:
    assert document("service")["x_phone"] == "+49 2651 01552"
    service.phones.set([Phone(number="+49 2651 01551", languages="ar,uk")])
    service.save_revision().publish()
    assert document("service")["x_phone"] == "+49 2651 01550"


def test_what_belongs_to_a_place_that_is_given_up_belongs_to_the_service(service: Service, document: Documents) -> None:
    service.service_at_locations.clear()
    service.save_revision().publish()
    shown = document("service")
    assert (titles(shown), numbers(shown)) == (["Anmeldung", "Büro"], ["+49 2651 01551", "+49 2651 01552"])


def test_page_says_when_somebody_is_there(service: Service, document: Documents, reader: Client) -> None:
    page = BeautifulSoup(reader.get(document("service", "en")["x_url"]).content, "html5lib")
    person = page.select_one(".contact-person:-soup-contains('Anmeldung') .contact-list")
    assert person is not None
    assert person.get_text(" ", strip=True) == "Monday–Wednesday: 09:00–11:30"
    card = page.select_one(".place")
    assert card is not None
    assert all(word in card.text for word in ("Büro", "Pforte", "+49 2651 01552", "+49 2651 01556"))
    assert "Arabic Ukrainian" in page.select_one(".next-step").get_text(" ", strip=True)


def test_translation_of_a_contact_leaves_its_hours_where_they_are(
    service: Service, document: Documents, translate: Callable[..., Any]
) -> None:
    for word in ("Registration", "Reception"):
        translate(service, "en", {"Anmeldung": word})
        shown = document("service", "en")["contacts"][0]
        assert (shown["title"], shown["x_hours"]["openings"][0]["days"]) == (word, [0, 1, 2])
    assert Schedule.objects.exclude(contact=None).count() == 1


def test_contact_of_a_place_is_translated(service: Service, place: Location, document: Documents, translate: Any) -> None:
    translate(place, "en", {"Pforte": "Gate"})
    assert titles(document("service", "en")["service_at_locations"][0]["location"]) == ["Gate"]


def test_languages_of_a_phone_are_ticked(service: Service, editor: Client) -> None:
    edit = address_of(service, "edit")
    form = form_at(editor, edit)
    assert form["phones-0-languages"] == ["ar", "uk"]
    assert editor.post(edit, form | {"phones-0-languages": ["uk", "fa"], "action-publish": "1"}).status_code == 302
    kept = Phone.objects.filter(service=service).values_list("languages", flat=True)
    assert set(kept) == {"fa,uk", ""}


def test_language_that_nobody_speaks_is_told_at_the_field(service: Service, editor: Client) -> None:
    edit = address_of(service, "edit")
    answer = editor.post(edit, form_at(editor, edit) | {"phones-0-languages": ["klingon"]})
    errors = answer.context["form"].formsets["phones"].forms[0].errors
    assert "klingon" in str(errors["languages"])


def test_hours_of_a_person_open_no_door(service: Service, document: Documents) -> None:
    assert "x_hours" not in document("service")
