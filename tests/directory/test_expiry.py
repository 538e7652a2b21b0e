"""Records of the directory end at their time, whether a worker runs or not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from cms.published.models import PublishedDocument, VersionStamp
from cms.scheduled import publish_scheduled
from directory.models import Service, TaxonomyTerm
from tests.factories import pages
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
END = {"expire_at": NOON + timedelta(minutes=30)}


def ending_service():
    ServiceFactory(name="Endet", **END)


def service_of_ending_organization():
    ServiceFactory(name="Beratung", organization=OrganizationFactory(name="Endet", **END))


def ending_place():
    ServiceFactory(name="Beratung", service_at_locations=[at(LocationFactory(name="Endet", **END))])


def ending_term():
    TaxonomyTermFactory(name="Endet", code="endet", **END)


def ending_taxonomy():
    TaxonomyTermFactory(name="Begriff", taxonomy=TaxonomyFactory(code="endet", name="Endet", **END))


ENDINGS = [ending_service, service_of_ending_organization, ending_place, ending_term, ending_taxonomy]
PATHS = {"taxonomy": "taxonomies"}
LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")


def public_names(kind):
    return set(PublishedDocument.objects.current(kind, "de").values_list("title", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("make", ENDINGS)
def test_record_is_over_at_its_time_without_a_worker(make, reader):
    pages.home()
    with time_machine.travel(NOON, tick=False) as clock:
        make()
        documents = PublishedDocument.objects.public().filter(title__contains="Endet", language="de")
        addresses = [f"/api/v1/{PATHS.get(one.kind, one.kind + 's')}/{one.uuid}" for one in documents]
        assert addresses
        assert [reader.get(address).status_code for address in addresses] == [200] * len(addresses)

        clock.shift(timedelta(hours=1))
        assert [reader.get(address).status_code for address in addresses] == [404] * len(addresses)
        for name in LISTS:
            assert "Endet" not in reader.get(f"/api/v1/{name}").content.decode()


@pytest.mark.django_db
def test_service_ends_with_its_organization():
    with time_machine.travel(NOON, tick=False) as clock:
        service_of_ending_organization()
        assert public_names("service") == {"Beratung"}
        clock.shift(timedelta(hours=1))
        assert public_names("service") == set()


@pytest.mark.django_db
@pytest.mark.parametrize("make", [ending_place, ending_term, ending_taxonomy])
def test_service_shows_no_part_that_is_over(make, reader):
    pages.finder(pages.home())
    with time_machine.travel(NOON, tick=False) as clock:
        make()
        if make is not ending_place:
            ServiceFactory(name="Beratung", terms=TaxonomyTerm.objects.all())
        (service,) = PublishedDocument.objects.current("service", "de")
        resources = [f"/api/v1/services/{service.uuid}", "/api/v1/services", "/api/v1/service_at_locations"]
        assert "Endet" in "".join(reader.get(address).content.decode() for address in (service.url, *resources))

        clock.shift(timedelta(hours=1))
        for address in (service.url, *resources):
            answer = reader.get(address)
            assert (answer.status_code, "Endet" in answer.content.decode()) == (200, False)


@pytest.mark.django_db
def test_service_shows_no_term_of_a_withdrawn_taxonomy(reader):
    pages.home()
    term = TaxonomyTermFactory(name="Begriff", taxonomy=TaxonomyFactory(code="intern", name="Intern"))
    service = ServiceFactory(name="Beratung", terms=[term])
    term.taxonomy.unpublish()
    assert "Begriff" not in reader.get(f"/api/v1/services/{service.translation_key}").content.decode()


@pytest.mark.django_db
def test_narrower_term_does_not_name_one_that_is_withdrawn(reader):
    pages.home()
    broader = TaxonomyTermFactory(name="Oberbegriff", code="ober")
    term = TaxonomyTermFactory(name="Begriff", code="unter", parent=broader)
    broader.unpublish()
    assert "parent_id" not in reader.get(f"/api/v1/taxonomy_terms/{term.translation_key}").json()


@pytest.mark.django_db
def test_worker_takes_what_has_ended_out_of_what_contained_it():
    with time_machine.travel(NOON, tick=False) as clock:
        term = TaxonomyTermFactory(name="Endet", code="endet", **END)
        service = ServiceFactory(name="Beratung", terms=[term])
        clock.shift(timedelta(hours=1))
        publish_scheduled()
        (document,) = PublishedDocument.objects.current("service", "de").of(service.translation_key)
    assert "Endet" not in document.full


@pytest.mark.django_db
def test_term_that_has_ended_is_no_part_of_what_is_published_later():
    with time_machine.travel(NOON, tick=False) as clock:
        term = TaxonomyTermFactory(name="Endet", code="endet", **END)
        service = ServiceFactory(name="Beratung", terms=[term])
        clock.shift(timedelta(hours=1))
        Service.objects.get(pk=service.pk).save_revision().publish()
        (document,) = PublishedDocument.objects.current("service", "de").of(service.translation_key)
    assert "Endet" not in document.full


@pytest.mark.django_db
def test_cached_answers_are_over_with_the_record():
    with time_machine.travel(NOON, tick=False):
        ending_service()
    assert VersionStamp.objects.get().valid_until == int((NOON + timedelta(minutes=30)).timestamp())
