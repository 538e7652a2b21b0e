"""Programs, funding, further addresses and numbers in registers: what belongs to an organization or a service."""

from collections.abc import Callable
from typing import Any

import pytest

from directory.models import Funding, OrganizationIdentifier, Program, Service, Url
from tests.admin_forms import address_in
from tests.directory.service_form import service_form
from tests.factories import people
from tests.factories.directory import OrganizationFactory, ServiceFactory, german

Documents = Callable[..., dict[str, Any]]


@pytest.fixture
def programs(db: None) -> list[Program]:
    """Of two organizations."""
    row = {"name": "Ankommen", "description": "Für den Anfang."}
    return [OrganizationFactory(programs=[Program(locale=german(), **row)]).programs.get() for _number in range(2)]


def post(organization: Any, program: Program) -> Any:
    form = service_form(organization, program=str(program.pk), funding=[{"source": "AMIF"}])
    return people.editor().post(address_in(Service, "add"), form | {"action-publish": "1"})


def test_service_names_its_program_and_who_pays(programs: list[Program], document: Documents) -> None:
    own = programs[0]
    post(own.organization, own)
    shown, key = document("service"), str(own.translation_key)
    assert (shown["program_id"], shown["program"]["id"], shown["program"]["name"]) == (key, key, "Ankommen")
    assert [one["source"] for one in shown["funding"]] == ["AMIF"]


def test_program_of_another_organization_is_refused(programs: list[Program]) -> None:
    answer = post(programs[0].organization, programs[1])
    assert answer.context["form"].errors == {"program": ["Dieses Programm gehört zu einer anderen Organisation."]}
    assert not Service.objects.exists()


def test_service_outlives_its_program(programs: list[Program], document: Documents) -> None:
    own = programs[0]
    service = ServiceFactory(organization=own.organization, program=own)
    own.organization.programs.clear()
    own.organization.save()
    own.organization.save_revision().publish()
    service.refresh_from_db()
    assert (service.program, "program" in document("service")) == (None, False)


def test_program_and_addresses_are_told_in_the_language(
    programs: list[Program], document: Documents, translate: Callable[..., Any]
) -> None:
    own = programs[0]
    link = Url(locale=german(), label="Kursliste", url="https://kurse.example.org")
    service = ServiceFactory(organization=own.organization, program=own, additional_urls=[link])
    translate(own.organization, "en", {"Ankommen": "Arriving"})
    translate(service, "en", {"Kursliste": "List of courses"})
    shown = document("service", "en")
    assert (shown["program"]["name"], shown["additional_urls"][0]["label"]) == ("Arriving", "List of courses")
    assert shown["program"]["x_fallback_fields"] == ["description"]


def test_organization_says_by_which_number_a_register_knows_it(db: None, document: Documents) -> None:
    number = OrganizationIdentifier(identifier_type="Vereinsregister", identifier="VR 17", identifier_scheme="DE-VR")
    OrganizationFactory(organization_identifiers=[number])
    [told] = document("organization")["organization_identifiers"]
    assert {name: told[name] for name in told if name != "id"} == {
        "identifier_type": "Vereinsregister",
        "identifier": "VR 17",
        "identifier_scheme": "DE-VR",
    }


def test_what_is_told_twice_has_two_ids(db: None, document: Documents) -> None:
    rows = [{"identifier_type": "Vereinsregister", "identifier": number} for number in ("VR 17", "VR 17", "VR 18")]
    OrganizationFactory(
        organization_identifiers=[OrganizationIdentifier(**row) for row in rows],
        funding=[Funding(source=source) for source in ("AMIF", "AMIF", "Landkreis")],
    )
    shown = document("organization")
    ids = {one["id"] for name in ("organization_identifiers", "funding") for one in shown[name]}
    assert len(ids) == 6
