"""Whoever enters what is there already is told, and nothing is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from directory.admin.duplicates import duplicates
from directory.models import Address, Location, Organization, Phone, Service
from tests.admin_forms import address_in, address_of, form_at
from tests.directory.service_form import phone, service_form
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory

NUMBER = "+49 2651 01551"
ADDRESS = {"address_1": "Markt 3", "postal_code": "56751", "city": "Polch"}


def warnings_of(answer: Any) -> list[str]:
    return [str(one) for one in get_messages(answer.wsgi_request) if one.level_tag == "warning"]


def add(editor: Client, **fields: Any) -> list[str]:
    form = service_form(OrganizationFactory(), **fields) | {"action-publish": "1"}
    return warnings_of(editor.post(address_in(Service, "add"), form))


def test_service_with_a_known_name_is_saved_and_the_other_one_linked(editor: Client) -> None:
    former = ServiceFactory(name="Sprachkurs")
    [warning] = add(editor, name="sprachkurs")
    assert "Vielleicht gibt es zwei Einträge für dasselbe: Sprachkurs hat" in warning
    assert address_of(former, "edit") in warning
    assert Service.objects.filter(name__iexact="sprachkurs").count() == 2


def test_phone_of_another_organization_is_a_sign(editor: Client) -> None:
    ServiceFactory(name="Beratung", phones=[Phone(number=NUMBER)])
    assert len(add(editor, name="Hilfe", phones=[phone("02651 / 0155-1")])) == 1


def test_new_entry_says_nothing_of_others(editor: Client) -> None:
    ServiceFactory(name="Beratung", phones=[Phone(number=NUMBER)])
    assert add(editor, name="Sprachkurs", phones=[phone("02651 / 0155-2")]) == []


def test_edit_tells_it_once_more_but_not_of_itself(editor: Client) -> None:
    own, _other = ServiceFactory(name="Sprachkurs"), ServiceFactory(name="Sprachkurs")
    edit = address_of(own, "edit")
    [warning] = warnings_of(editor.post(edit, form_at(editor, edit)))
    assert warning.count("/edit/") == 1


def organizations(**fields: Any) -> tuple[Organization, Organization]:
    return OrganizationFactory(**fields), OrganizationFactory(**fields)


def houses(**fields: Any) -> tuple[Location, Location]:
    return LocationFactory(name="Rathaus", **fields), LocationFactory(name="Haus", **fields)


@pytest.mark.parametrize(
    "two, alike",
    [
        (lambda: organizations(email="info@example.org"), True),
        (lambda: organizations(website="https://example.org"), True),
        (lambda: organizations(), False),
        (lambda: houses(), False),
        (lambda: (ServiceFactory(url="https://a.example.org"), ServiceFactory(url="https://a.example.org")), True),
    ],
)
def test_signs_that_only_one_record_should_have(db: None, two: Callable[[], tuple[Any, Any]], alike: bool) -> None:
    one, other = two()
    assert list(duplicates(one)) == ([other] if alike else [])


def test_houses_at_one_address_are_alike(db: None) -> None:
    one = LocationFactory(name="Rathaus", addresses=[Address(**ADDRESS)])
    other = LocationFactory(name="Bürgerbüro", addresses=[Address(**ADDRESS | {"address_1": "MARKT 3"})])
    LocationFactory(name="Schule", addresses=[Address(**ADDRESS | {"postal_code": "56727"})])
    assert list(duplicates(one)) == [other]


def test_services_of_one_organization_share_its_phone(db: None) -> None:
    one = ServiceFactory(phones=[Phone(number=NUMBER)])
    ServiceFactory(organization=one.organization, phones=[Phone(number=NUMBER)])
    assert list(duplicates(one)) == []


def test_translation_is_no_duplicate(db: None, translate: Callable[..., Any]) -> None:
    service = ServiceFactory(name="Sprachkurs")
    translate(service, "en", {"Sprachkurs": "Language course"})
    assert list(duplicates(service)) == []
