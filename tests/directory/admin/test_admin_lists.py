"""Lists of the directory in the admin, and what may be deleted from them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.published.models import PublishedDocument
from directory.models import Organization, Service
from tests.admin_forms import address_in, address_of
from tests.factories import people
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
)


@pytest.fixture
def browser(db):
    return people.editor()


def names(browser, query=""):
    page = BeautifulSoup(browser.get(address_in(Service, "list_results") + query).content.decode(), "html5lib")
    return sorted(cell.find("a").text.strip() for cell in page.select("td.title"))


def test_list_shows_german_rows_unless_asked(browser, translate):
    translate(ServiceFactory(name="Sprachkurs"), "en", {"Sprachkurs": "Language course"})

    assert names(browser) == ["Sprachkurs"]
    assert names(browser, "?locale=en") == ["Language course"]
    assert names(browser, "?locale=de") == ["Sprachkurs"]


def test_filters_and_search(browser):
    term = TaxonomyTermFactory()
    ServiceFactory(name="Sprachkurs", terms=[term])
    other = ServiceFactory(name="Frühstück", status="inactive", organization=OrganizationFactory(name="Kirche"), draft=True)

    assert names(browser, "?q=sprach") == ["Sprachkurs"]
    assert names(browser, "?q=kirche") == ["Frühstück"]
    assert names(browser, f"?organization={other.organization.pk}") == ["Frühstück"]
    assert names(browser, f"?terms={term.pk}") == ["Sprachkurs"]
    assert names(browser, "?status=inactive") == ["Frühstück"]
    assert names(browser, "?live=true") == ["Sprachkurs"]


@pytest.mark.parametrize("query", ["?q=%00", "?q=%22'", "?locale=xx", "?organization=x", "?live=x", "?ordering=x", "?p=x"])
def test_strange_questions_are_no_errors(browser, query):
    ServiceFactory()
    assert browser.get(address_in(Service, "list") + query).status_code in (200, 302, 404)


@pytest.mark.parametrize("factory", [ServiceFactory, OrganizationFactory, LocationFactory, TaxonomyTermFactory])
def test_list_asks_the_same_number_of_questions_for_more_records(browser, factory):
    def make(number):
        fields = {"code": f"c{number}"} if factory is TaxonomyTermFactory else {}
        return factory(name=f"Eintrag {number}", **fields)

    address = address_in(type(make(1)), "list")
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(address)
    make(2), make(3)
    with CaptureQueriesContext(connection) as three:
        assert "Eintrag 3" in browser.get(address).content.decode()
    assert len(three) == len(one)


def bulk_delete(*records):
    label = records[0]._meta
    ids = "&".join(f"id={one.pk}" for one in records)
    return reverse("wagtail_bulk_action", args=(label.app_label, label.model_name, "delete")) + f"?{ids}"


@pytest.fixture
def used(db):
    """Records with others that refer to them."""
    location, term = LocationFactory(), TaxonomyTermFactory()
    service = ServiceFactory(name="Sprachkurs", terms=[term], service_at_locations=[at(location)])
    return {"organization": service.organization, "location": location, "taxonomy": term.taxonomy}


@pytest.mark.parametrize("kind", ["organization", "location", "taxonomy"])
def test_what_others_need_is_not_deleted(browser, used, kind):
    record = used[kind]
    for address in (address_of(record, "delete"), bulk_delete(record)):
        assert browser.post(address).status_code == 302
        assert type(record).objects.filter(pk=record.pk).exists()
    assert PublishedDocument.objects.current("service", "de").exists()


def test_admin_names_what_keeps_an_organization(browser, used):
    organization = used["organization"]
    question = browser.get(address_of(organization, "delete")).content.decode()
    assert address_of(organization, "usage") in question
    assert address_of(organization, "usage") in browser.get(bulk_delete(organization)).content.decode()
    assert "Sprachkurs" in browser.get(address_of(organization, "usage") + "?describe_on_delete=1").content.decode()


def test_unused_records_are_deleted_one_by_one_and_together(browser):
    first, second, third = OrganizationFactory(), OrganizationFactory(), OrganizationFactory()
    browser.post(address_of(first, "delete"))
    browser.post(bulk_delete(second, third))

    assert not Organization.objects.exists()
    assert not PublishedDocument.objects.current("organization", "de").exists()


def test_deleted_service_is_gone_in_all_languages(browser, translate):
    services = [ServiceFactory(name="Sprachkurs"), ServiceFactory(name="Frühstück")]
    for one in services:
        translate(one, "en", {})
    browser.post(address_of(services[0], "delete"))
    browser.post(bulk_delete(services[1]))

    assert not Service.objects.exists()
    assert not PublishedDocument.objects.public().filter(kind="service").exists()


def test_taxonomy_without_terms_is_deleted(browser):
    taxonomy = TaxonomyFactory(code="leer")
    browser.post(address_of(taxonomy, "delete"))
    assert not type(taxonomy).objects.exists()
