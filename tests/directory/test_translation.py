"""Texts in other languages: by segments, field by field, and marked where they fall back."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from cms.published.models import PublishedDocument
from cms.translations.states import state_of
from directory.models import Phone, RequiredDocument, Service
from tests.directory.translating import enter
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, at, german

pytestmark = pytest.mark.django_db


def state(language: str) -> str:
    return PublishedDocument.objects.current("service", language).get().state


def test_untranslated_service_shows_german_and_says_so(document):
    ServiceFactory(name="Kurs", description="Ein Kurs.")

    shown = document("service", "ar")

    assert (shown["name"], shown["description"]) == ("Kurs", "Ein Kurs.")
    assert shown["x_translation"] == {
        "requested": "ar",
        "served": "de",
        "status": "missing",
        "fallback_fields": ["name", "description", "organization.description"],
    }


def test_translated_service_shows_its_words_and_keeps_its_id(translate, document):
    service = ServiceFactory(name="Kurs", description="Ein Kurs.")

    translate(service, "en", {"Kurs": "Course", "Ein Kurs.": "A course."})

    shown = document("service", "en")
    assert (shown["id"], shown["name"], shown["description"]) == (str(service.translation_key), "Course", "A course.")
    assert shown["x_translation"] == {
        "requested": "en",
        "served": "en",
        "status": "translated",
        "fallback_fields": ["organization.description"],
    }


def test_partly_translated_service_falls_back_field_by_field(translate, document):
    service = ServiceFactory(name="Kurs", description="Ein Kurs.")

    translate(service, "en", {"Kurs": "Course"})

    shown = document("service", "en")
    assert (shown["name"], shown["description"]) == ("Course", "Ein Kurs.")
    assert shown["x_translation"]["status"] == "partial"
    assert shown["x_translation"]["fallback_fields"] == ["description", "organization.description"]


def test_requested_translation_alone_counts_as_missing(translate):
    service = ServiceFactory()

    translate(service, "en", {})

    assert state("en") == "missing"


def test_words_typed_but_not_published_do_not_show(translate, document):
    service = ServiceFactory(name="Kurs", description="")
    translate(service, "en", {})
    source = TranslationSource.objects.get_for_instance(service)

    enter(source, Locale.objects.get(language_code="en"), {"Kurs": "Course"})
    service.save_revision().publish()

    assert document("service", "en")["name"] == "Kurs"
    assert state("en") == "missing"


def test_new_german_text_leaves_the_old_translation_and_marks_it(translate, document):
    service = ServiceFactory(name="Kurs", description="")
    translate(service, "en", {"Kurs": "Course"})
    service = Service.objects.get(pk=service.pk)
    service.name = "Kurs am Abend"

    service.save_revision().publish()

    shown = document("service", "en")
    assert shown["name"] == "Course"
    assert (shown["x_translation"]["status"], shown["x_translation"]["outdated"]) == ("outdated", True)


def test_change_of_phones_outdates_nothing(translate, document):
    service = ServiceFactory(name="Kurs", description="")
    translate(service, "en", {"Kurs": "Course"})
    service = Service.objects.get(pk=service.pk)
    service.phones = [Phone(number="110")]

    service.save_revision().publish()

    shown = document("service", "en")
    assert [phone["number"] for phone in shown["phones"]] == ["110"]
    assert state("en") == "translated"


def test_machine_translation_is_marked(translate):
    service = ServiceFactory(name="Kurs", description="")

    translate(service, "en", {"Kurs": "Course"}, machine=True)

    assert state("en") == "machine"


def test_name_that_is_the_same_in_both_languages_counts_as_translated(translate):
    service = ServiceFactory(name="Café International", description="")

    translate(service, "en", {"Café International": "Café International"})

    assert state("en") == "translated"


def test_child_with_words_is_translated_with_its_service(translate, document):
    service = ServiceFactory(
        name="Kurs", description="", required_documents=[RequiredDocument(locale=german(), document="Ausweis")]
    )

    translate(service, "en", {"Kurs": "Course", "Ausweis": "Identity card"})

    assert [one["document"] for one in document("service", "en")["required_documents"]] == ["Identity card"]


def test_translated_row_has_texts_and_no_structure(translate):
    service = ServiceFactory(
        phones=[Phone(number="110")],
        service_at_locations=[at(LocationFactory())],
        required_documents=[RequiredDocument(locale=german(), document="Ausweis")],
    )

    translate(service, "en", {"Ausweis": "Identity card"})

    row = Service.objects.get(translation_key=service.translation_key, locale__language_code="en")
    assert (row.phones.count(), row.service_at_locations.count(), row.required_documents.count()) == (0, 0, 1)


def test_leichte_sprache_falls_back_to_german(document):
    ServiceFactory(name="Kurs")

    assert document("service", "de-simple")["x_translation"]["served"] == "de"


def test_unpublished_source_hides_its_translations(translate):
    service = ServiceFactory(name="Kurs")
    translate(service, "en", {"Kurs": "Course"})

    Service.objects.get(pk=service.pk).unpublish()

    assert not PublishedDocument.objects.current("service", "en").exists()


def test_translated_organization_shows_in_its_services(translate, document):
    organization = OrganizationFactory(description="Hilft.")
    ServiceFactory(organization=organization)

    translate(organization, "en", {"Hilft.": "Helps."})

    shown = document("service", "en")
    assert shown["organization"]["description"] == "Helps."
    assert "organization.description" not in shown["x_translation"]["fallback_fields"]


def test_state_of_a_record_names_the_whole(translate):
    service = ServiceFactory(name="Kurs", description="Ein Kurs.")
    english = Locale.objects.get_or_create(language_code="en")[0]
    before = state_of(service, english)

    translate(service, "en", {"Kurs": "Course"})

    assert (before, state_of(service, english), state_of(service, german())) == ("missing", "partial", "source")
