"""What is published stands in the window in the same moment, and what is withdrawn is gone in the same moment."""

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.signals import published

from cms.languages import CODES
from cms.published import projecting
from cms.published.models import PublishedDocument, PublishedPoint, PublishedRecord
from cms.published.projecting import kinds
from cms.published.stamp import current_version
from directory.models import Location, Organization, Service
from tests.directory.full_service import full_service
from tests.factories.directory import (
    MAYEN,
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
    place,
)

pytestmark = pytest.mark.django_db


def names(kind: str, language: str = "de") -> list[str]:
    return list(PublishedDocument.objects.current(kind, language).order_by("title").values_list("title", flat=True))


def test_published_service_stands_in_the_window_in_every_language():
    service = ServiceFactory(name="Beratung")

    languages = PublishedDocument.objects.filter(uuid=service.translation_key).values_list("language", flat=True)

    assert sorted(languages) == sorted(CODES)


def test_draft_service_does_not_stand_in_the_window():
    ServiceFactory(name="Entwurf", draft=True)

    assert names("service") == []


def test_unpublished_edit_does_not_reach_the_window():
    service = ServiceFactory(name="Alt")
    service.name = "Neu"
    service.save_revision()

    assert names("service") == ["Alt"]


def test_service_of_an_unpublished_organization_is_not_public():
    ServiceFactory(name="Beratung", organization=OrganizationFactory(draft=True))

    assert names("service") == []


def test_publishing_the_organization_makes_its_services_public():
    organization = OrganizationFactory(draft=True)
    ServiceFactory(name="Beratung", organization=organization)

    organization.get_latest_revision().publish()

    assert names("service") == ["Beratung"]


def test_unpublishing_a_service_leaves_a_tombstone():
    service = ServiceFactory(name="Beratung", service_at_locations=[at(LocationFactory())])

    service.unpublish()

    assert names("service") == names("service_at_location") == []
    record = PublishedRecord.objects.get(kind="service")
    assert (record.uuid, record.name, record.withdrawn_at is not None) == (service.translation_key, "Beratung", True)


def test_deleting_a_service_deletes_its_translations_and_withdraws_it(translate):
    service = ServiceFactory(name="Beratung")
    translate(service, "en", {"Beratung": "Advice"})

    service.delete()

    assert Service.objects.count() == 0
    assert names("service", "en") == []


def test_renamed_organization_shows_in_its_services(document):
    service = ServiceFactory()
    service.organization.name = "Neuer Name"

    service.organization.save_revision().publish()

    assert document("service")["organization"]["name"] == "Neuer Name"


def test_unpublished_location_vanishes_from_the_service(document):
    location = LocationFactory(name="Rathaus")
    ServiceFactory(service_at_locations=[at(location)])
    assert [one["location"]["name"] for one in document("service")["service_at_locations"]] == ["Rathaus"]

    location.unpublish()

    assert "service_at_locations" not in document("service")
    assert names("service_at_location") == []


def test_location_removed_from_a_service_is_withdrawn_there():
    service = ServiceFactory(name="Kurs", service_at_locations=[at(LocationFactory(name="Rathaus"))])
    service.service_at_locations = []

    service.save_revision().publish()

    assert names("service_at_location") == []


def test_renamed_taxonomy_shows_in_terms_and_services(document):
    taxonomy = TaxonomyFactory()
    ServiceFactory(terms=[TaxonomyTermFactory(taxonomy=taxonomy)])
    taxonomy.name = "Gebiete"

    taxonomy.save_revision().publish()

    assert document("taxonomy_term")["taxonomy"] == "Gebiete"
    assert document("service")["attributes"][0]["taxonomy_term"]["taxonomy"] == "Gebiete"


def test_renamed_parent_organization_keeps_its_parts_published():
    parent = OrganizationFactory(name="Kreis")
    OrganizationFactory(name="Amt", parent_organization=parent)

    parent.unpublish()

    record = PublishedDocument.objects.current("organization", "de").get()
    assert "parent_organization_id" not in record.full


def test_change_of_something_inside_moves_last_modified(time_machine, document):
    time_machine.move_to("2026-03-01T10:00:00Z", tick=False)
    service = ServiceFactory()
    time_machine.move_to("2026-04-01T10:00:00Z", tick=False)
    service.organization.description = "Anders."

    service.organization.save_revision().publish()

    assert document("service")["last_modified"] == "2026-04-01T10:00:00Z"


def test_publishing_without_a_change_keeps_last_modified_and_stamp(time_machine, document):
    time_machine.move_to("2026-03-01T10:00:00Z", tick=False)
    service = ServiceFactory()
    before = current_version()
    time_machine.move_to("2026-04-01T10:00:00Z", tick=False)

    service.save_revision().publish()

    assert document("service")["last_modified"] == "2026-03-01T10:00:00Z"
    assert current_version() == before


def test_receiver_that_fails_leaves_neither_a_live_service_nor_a_document(settings):
    service = ServiceFactory(draft=True)

    def fail(**kwargs: object) -> None:
        raise RuntimeError("no")

    published.connect(fail, sender=Service)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            service.get_latest_revision().publish()
    finally:
        published.disconnect(fail, sender=Service)

    assert not Service.objects.get(pk=service.pk).live
    assert names("service") == []


def test_organization_with_services_cannot_be_deleted():
    service = ServiceFactory()

    with pytest.raises(ProtectedError):
        service.organization.delete()

    assert Organization.objects.filter(pk=service.organization.pk).exists()
    assert names("organization") == [service.organization.name]


def test_stale_foreign_key_of_a_translation_blocks_no_deletion(translate):
    service = ServiceFactory(name="Kurs")
    old = service.organization
    translate(service, "en", {"Kurs": "Course"})
    service.organization = OrganizationFactory()
    service.save_revision().publish()

    old.delete()

    assert not Organization.objects.filter(pk=old.pk).exists()


def test_organization_takes_all_its_services_with_it_at_once(monkeypatch):
    monkeypatch.setattr(projecting, "AT_ONCE", 1)
    organization = OrganizationFactory()
    for number in range(3):
        ServiceFactory(name=f"Kurs {number}", organization=organization)
    projecting.work_off()
    assert len(names("service")) == 3

    organization.unpublish()

    assert (names("service"), names("organization")) == ([], [])


def test_renamed_topic_is_public_before_the_many_services_that_bear_it(monkeypatch):
    monkeypatch.setattr(projecting, "AT_ONCE", 4)
    topic = TaxonomyTermFactory(name="Arbeit")
    for number in range(5):
        ServiceFactory(name=f"Kurs {number}", terms=[topic])
    projecting.work_off()

    topic.name = "Beruf"
    topic.save_revision().publish()
    items = PublishedDocument.objects.current("service", "de").values_list("item", flat=True)
    assert (names("taxonomy_term"), ["Beruf" in item for item in items]) == (["Beruf"], [False] * 5)

    projecting.work_off()
    assert ["Beruf" in item for item in items.all()] == [True] * 5


def test_postponed_records_are_projected_by_the_worker():
    organization = OrganizationFactory()
    for number in range(3):
        ServiceFactory(name=f"Kurs {number}", organization=organization)
    keys = [("service", service.translation_key) for service in Service.objects.all()]
    projecting.postpone(keys)

    projecting.work_off()

    assert names("service") == ["Kurs 0", "Kurs 1", "Kurs 2"]


@pytest.mark.parametrize("count", [1, 3])
def test_projecting_a_service_takes_a_fixed_number_of_queries(count: int):
    places = [at(LocationFactory(name=f"Ort {number}", place=place(MAYEN, "Mayen"))) for number in range(count)]
    terms = [TaxonomyTermFactory(code=f"thema-{number}") for number in range(count)]
    service = ServiceFactory(service_at_locations=places, terms=terms)

    with CaptureQueriesContext(connection) as queries:
        kinds()["service"].project(service.translation_key)

    assert len(queries) == 34


def test_point_of_a_service_is_its_first_place_with_a_point():
    nowhere = LocationFactory(name="Ohne", latitude=None, longitude=None)
    polch = LocationFactory(name="Mit", latitude=50.3, longitude=7.3)
    ServiceFactory(service_at_locations=[at(nowhere), at(polch)])

    points = PublishedPoint.objects.filter(record__kind="service")
    assert list(points.values_list("latitude", "longitude")) == [(50.3, 7.3)]


def test_facets_name_what_a_service_is_found_by():
    service = full_service()
    facets = set(PublishedRecord.objects.get(kind="service").facets.values_list("name", "value"))
    term = service.terms.get()

    assert facets == {
        ("organization_id", str(service.organization.translation_key)),
        ("taxonomy_term_id", str(term.translation_key)),
        ("taxonomy_id", str(term.taxonomy.translation_key)),
        ("topic", "sprache"),
        ("location_id", str(Location.objects.get().translation_key)),
        ("place", "071375002501"),
        ("language", "ar"),
        ("language", "de"),
        ("wheelchair", "true"),
        ("child_care", "true"),
        ("area", "071375002501"),
        ("area", "071375003"),
        ("assured_date", "2026-10-01"),
        ("hours", "unknown"),
    }


def test_service_that_is_given_by_phone_is_online_and_nothing_of_an_unpublished_place_counts():
    there, hidden = LocationFactory(location_type="virtual"), LocationFactory(location_type="virtual", draft=True)
    online = ServiceFactory(service_at_locations=[at(there), at(LocationFactory())])
    ServiceFactory(service_at_locations=[at(hidden)])

    found = PublishedDocument.objects.current("service", "de").with_facet("online", ["true"])
    assert [one.uuid for one in found] == [online.translation_key]


def test_topic_facet_includes_broader_terms():
    broader = TaxonomyTermFactory(code="bildung", name="Bildung")
    ServiceFactory(terms=[TaxonomyTermFactory(code="sprache", parent=broader)])

    found = PublishedDocument.objects.current("service", "de").with_facet("topic", ["bildung"])

    assert found.count() == 1
