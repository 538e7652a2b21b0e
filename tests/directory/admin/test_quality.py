"""What is missing for a good entry, in lists and at the top of forms."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from directory.admin.quality import gaps_by_record, gaps_of, lacking
from directory.models import Accessibility, CostOption, Language, Organization, Phone, Schedule, Service, TaxonomyTerm
from tests.admin_forms import address_in, address_of
from tests.directory.full_service import full_service
from tests.factories import people
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, TaxonomyTermFactory, at, german

pytestmark = pytest.mark.django_db


def codes(record: Any) -> list[str]:
    """Each reason by itself finds what all of them together tell."""
    model = type(record)
    told = gaps_by_record(model, [record.pk])[record.pk]
    found = [one.code for one in gaps_of(model) if lacking(model.objects.all(), one.code).filter(pk=record.pk).exists()]
    assert [one.label for one in gaps_of(model) if one.code in found] == told
    return found


def filled_in(**changes: Any) -> Service:
    wheelchair = Accessibility(locale=german(), feature="wheelchair", answer="no")
    given = {
        "application_process": "Rufen Sie an.",
        "phones": [Phone(number="+49 2651 01551")],
        "schedules": [Schedule(by_appointment=True)],
        "terms": [TaxonomyTerm.objects.first() or TaxonomyTermFactory()],
        "languages": [Language(code="ar")],
        "cost_options": [CostOption(locale=german(), option="Kostenlos", amount=0)],
        "service_at_locations": [at(LocationFactory(accessibility=[wheelchair]))],
        "assured_date": timezone.localdate(),
    }
    return ServiceFactory(**(given | changes))


def test_whole_service_lacks_nothing() -> None:
    assert codes(filled_in()) == []


@pytest.mark.parametrize(
    "changes, missing",
    [
        ({"description": ""}, ["description"]),
        ({"application_process": ""}, ["first_step"]),
        ({"phones": []}, ["contact"]),
        ({"phones": [], "email": "info@example.org"}, []),
        ({"service_at_locations": []}, ["place"]),
        ({"schedules": []}, ["hours"]),
        ({"terms": []}, ["topics"]),
        ({"languages": []}, ["languages"]),
        ({"cost_options": []}, ["cost"]),
        ({"cost_options": [], "fees_description": "Nach Einkommen."}, []),
        ({"assured_date": None}, ["check"]),
        ({"assured_date": timezone.localdate() - timedelta(days=366)}, ["check"]),
    ],
)
def test_reason_is_what_is_missing(changes: dict[str, Any], missing: list[str]) -> None:
    assert codes(filled_in(**changes)) == missing


def test_house_that_says_nothing_of_wheelchairs_is_a_reason_and_the_web_is_none() -> None:
    house, online = LocationFactory(), LocationFactory(location_type="virtual")
    found = [codes(filled_in(service_at_locations=[at(place)])) for place in (house, online)]
    assert found == [["accessibility"], []]


def test_hours_of_the_house_and_phone_of_the_organization_count() -> None:
    house = LocationFactory(
        schedules=[Schedule(by_appointment=True)], accessibility=[Accessibility(locale=german(), feature="wheelchair")]
    )
    organization = OrganizationFactory(phones=[Phone(number="+49 2651 01551")])
    service = filled_in(organization=organization, phones=[], schedules=[], service_at_locations=[at(house)])
    assert codes(service) == []


def test_organization_lacks_what_visitors_and_the_office_need() -> None:
    organization = OrganizationFactory()
    assert codes(organization) == ["contact", "website", "services", "check"]
    assert "services" not in codes(ServiceFactory(organization=organization).organization)


def rows(browser: Client, query: str, model: type[Any] = Service) -> dict[str, str]:
    page = BeautifulSoup(browser.get(address_in(model, "list_results") + query).content.decode(), "html5lib")
    return {
        row.select_one("td.title a").text.strip(): row.text for row in page.select("tbody tr") if row.select_one("td.title a")
    }


def test_list_tells_reasons_and_is_filtered_by_them() -> None:
    browser = people.editor()
    filled_in(name="Ganz")
    filled_in(name="Ohne Zeiten", schedules=[])
    assert list(rows(browser, "?gap=hours")) == ["Ohne Zeiten"]
    assert "Öffnungszeiten" in rows(browser, "?gap=hours")["Ohne Zeiten"]
    assert sorted(rows(browser, "")) == ["Ganz", "Ohne Zeiten"]
    assert list(rows(browser, "?gap=website", Organization)) != []
    assert browser.get(address_in(Service, "list") + "?gap=nonsense").status_code == 200


def test_form_tells_reasons_and_leads_to_page_and_json() -> None:
    browser, service = people.editor(), full_service()
    page = BeautifulSoup(browser.get(address_of(service, "edit")).content.decode(), "html5lib").select_one(".help-block")
    assert page is not None
    links = [link["href"] for link in page.select("a")]
    assert links[-1] == f"/api/v1/services/{service.translation_key}"
    assert browser.get(links[-1]).json()["name"] == "Sprachkurs"
    draft = ServiceFactory(name="Entwurf", draft=True)
    text = browser.get(address_of(draft, "edit")).content.decode()
    assert "Für einen guten Eintrag fehlt:" in text
    assert f"/api/v1/services/{draft.translation_key}" not in text


def test_translations_are_not_judged(translate: Any) -> None:
    translate(ServiceFactory(name="Sprachkurs"), "en", {"Sprachkurs": "Language course"})
    assert "Öffnungszeiten" not in rows(people.editor(), "?locale=en")["Language course"]
