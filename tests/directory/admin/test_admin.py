"""A service through the forms of the admin: what editors type is what the API says."""

import pytest
from wagtail.signals import published

from cms.published.models import PublishedDocument
from directory.models import Phone, Schedule, Service, ServiceAtLocation
from tests.admin_forms import address_in, address_of, form_at
from tests.directory.full_service import full_service
from tests.directory.service_form import MORNING, at, full_form, phone, service_form
from tests.factories import pages, people
from tests.factories.directory import LocationFactory, OrganizationFactory, ServiceFactory, TaxonomyTermFactory

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def browser(db):
    return people.editor()


@pytest.fixture
def made(browser):
    """A service that was written and published in the admin."""
    form = full_form(OrganizationFactory(), LocationFactory(), TaxonomyTermFactory())
    assert browser.post(address_in(Service, "add"), form | PUBLISH).status_code == 302
    return Service.objects.get()


def uuids(manager):
    return {str(one) for one in manager.values_list("uuid", flat=True)}


def numbers(document):
    return [one["number"] for one in document("service")["phones"]]


def test_service_is_written_and_published(made, document):
    said = document("service")
    assert made.live
    assert (said["id"], said["name"]) == (str(made.translation_key), "Sprachkurs")
    assert numbers(document) == ["+49 2651 01551", "+49 2651 01552"]
    assert [one["opens_at"] for one in said["schedules"]] == ["09:00:00"]
    assert [one["byday"] for one in said["service_at_locations"][0]["schedules"]] == ["SA"]
    assert [one["document"] for one in said["required_documents"]] == ["Ausweis"]
    assert [one["amount"] for one in said["cost_options"]] == [25.5]
    assert [one["code"] for one in said["x_topics"]] == ["sprache"]


def test_draft_of_a_service_stays_inside(browser):
    form = full_form(OrganizationFactory(), LocationFactory(), TaxonomyTermFactory())
    browser.post(address_in(Service, "add"), form)
    assert not Service.objects.get().live
    assert not PublishedDocument.objects.filter(kind="service").exists()


def test_edited_service_keeps_the_identity_of_its_parts(made, browser, document):
    before = {name: uuids(getattr(made, name)) for name in ("phones", "schedules", "service_at_locations")}
    edit = address_of(made, "edit")
    form = form_at(browser, edit) | {"phones-0-number": "02651 01559", "name": "Deutschkurs"}
    assert browser.post(edit, form | PUBLISH).status_code == 302

    made.refresh_from_db()
    assert {name: uuids(getattr(made, name)) for name in before} == before
    assert {one["id"] for one in document("service")["phones"]} == before["phones"]
    assert numbers(document) == ["+49 2651 01559", "+49 2651 01552"]
    assert document("service")["name"] == "Deutschkurs"


def test_removed_parts_are_gone(made, browser, document):
    edit = address_of(made, "edit")
    gone = {"phones-0-DELETE": "on", "service_at_locations-0-DELETE": "on"}
    assert browser.post(edit, form_at(browser, edit) | gone | PUBLISH).status_code == 302

    assert numbers(document) == ["+49 2651 01552"]
    assert "service_at_locations" not in document("service")
    assert Phone.objects.count() == 1
    assert not ServiceAtLocation.objects.exists()
    assert not PublishedDocument.objects.current("service_at_location", "de").exists()


def test_draft_of_a_removal_leaves_the_public_parts(made, browser, document):
    edit = address_of(made, "edit")
    browser.post(edit, form_at(browser, edit) | {"phones-0-DELETE": "on", "name": "Entwurf"})

    assert numbers(document) == ["+49 2651 01551", "+49 2651 01552"]
    assert document("service")["name"] == "Sprachkurs"
    assert form_at(browser, edit)["name"] == "Entwurf"


def test_copy_has_an_identity_of_its_own(made, browser):
    add = address_in(Service, "add") + "?locale=de"  # where the form of the copy leads
    assert add in browser.get(address_of(made, "copy")).content.decode()
    answer = browser.post(add, form_at(browser, address_of(made, "copy")) | {"name": "Kopie"} | PUBLISH)
    assert answer.status_code == 302, errors(answer)

    made.refresh_from_db()
    other = Service.objects.exclude(pk=made.pk).get()
    assert (made.name, other.name) == ("Sprachkurs", "Kopie")
    assert made.translation_key != other.translation_key
    for name in ("phones", "schedules", "service_at_locations"):
        assert getattr(made, name).count() == getattr(other, name).count(), name
        assert not uuids(getattr(made, name)) & uuids(getattr(other, name)), name
    assert Schedule.objects.filter(service_at_location__service=other).count() == 1
    assert other.required_documents.get().translation_key != made.required_documents.get().translation_key
    assert list(other.terms.all()) == list(made.terms.all())


def test_post_to_the_copy_address_does_not_overwrite_the_original(made, browser):
    form = full_form(made.organization, LocationFactory(), TaxonomyTermFactory(code="andere"))
    browser.post(address_of(made, "copy"), form | {"name": "Kopie"} | PUBLISH)
    made.refresh_from_db()
    assert made.name == "Sprachkurs"


def errors(answer):
    form = answer.context["form"]
    return form.errors | {name: formset.errors for name, formset in form.formsets.items() if any(formset.errors)}


@pytest.fixture
def mistakes(db):
    location = LocationFactory()
    return {
        "hours that say nothing": {"schedules": [{"weekday": "", "opens_at": "", "closes_at": ""}, {"weekday": "MO"}]},
        "hours without an end": {"schedules": [MORNING | {"closes_at": ""}]},
        "hours at a place": {"service_at_locations": [at(location, {"weekday": "MO", "opens_at": "", "closes_at": ""})]},
        "ages reversed": {"minimum_age": "60", "maximum_age": "18"},
        "no phone number": {"phones": [phone("ruf an!")]},
        "the same place twice": {"service_at_locations": [at(location), at(location)]},
        "the same language twice": {"languages": [{"code": "ar"}, {"code": "ar"}]},
        "negative amount": {"cost_options": [{"option": "Gebühr", "amount": "-1", "currency": "EUR"}]},
        "amount too large": {"cost_options": [{"option": "Gebühr", "amount": "9999999", "currency": "EUR"}]},
        "age too large": {"minimum_age": "99999999999999999999"},
        "extension too large": {"phones": [phone("02651 01551") | {"extension": "99999999999999999999"}]},
        "very long name": {"name": "x" * 100_000},
        "unknown organization": {"organization": "999999"},
        "no organization at all": {"organization": ""},
        "no name": {"name": ""},
    }


MISTAKES = (
    "hours that say nothing,hours without an end,hours at a place,ages reversed,no phone number,the same place twice,"
    "the same language twice,negative amount,amount too large,age too large,extension too large,"
    "very long name,unknown organization,no organization at all,no name"
).split(",")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_told_and_nothing_is_written(browser, mistakes, mistake):
    form = service_form(OrganizationFactory(), **({"email": "kurs@example.org"} | mistakes[mistake]))
    answer = browser.post(address_in(Service, "add"), form | PUBLISH)

    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert "kurs@example.org" in answer.content.decode()
    assert not Service.objects.exists()
    assert not Phone.objects.exists()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_in_an_edit_leaves_the_service_as_it_was(made, browser, mistakes, mistake, document):
    before, revisions = document("service"), made.revisions.count()
    form = service_form(made.organization, **mistakes[mistake])
    answer = browser.post(address_of(made, "edit"), form | PUBLISH)

    assert answer.status_code == 200
    assert document("service") == before
    assert made.phones.count() == 2
    assert made.revisions.count() == revisions


def test_last_part_of_a_kind_may_be_deleted(made, browser, document):
    edit = address_of(made, "edit")
    gone = {"cost_options-0-DELETE": "on", "required_documents-0-DELETE": "on", "schedules-0-DELETE": "on"}
    assert browser.post(edit, form_at(browser, edit) | gone | PUBLISH).status_code == 302
    assert not {"cost_options", "required_documents", "schedules"} & set(document("service"))


def test_very_long_texts_are_kept(browser, document):
    form = service_form(OrganizationFactory(), description="Wort " * 50_000)
    assert browser.post(address_in(Service, "add"), form | PUBLISH).status_code == 302
    assert len(document("service")["description"]) > 200_000


def test_publishing_that_fails_leaves_nothing(browser):
    def fail(**kwargs):
        raise RuntimeError("the projection failed")

    form = full_form(OrganizationFactory(), LocationFactory(), TaxonomyTermFactory())
    published.connect(fail, sender=Service)
    try:
        assert browser.post(address_in(Service, "add"), form | PUBLISH).status_code == 500
    finally:
        published.disconnect(fail, sender=Service)
    assert not Service.objects.exists()
    assert not PublishedDocument.objects.filter(kind="service").exists()


def test_editing_that_fails_leaves_what_was_public(made, browser, document):
    def fail(**kwargs):
        raise RuntimeError("the projection failed")

    edit, before = address_of(made, "edit"), document("service")
    form = form_at(browser, edit) | {"name": "Anders", "phones-0-DELETE": "on"} | PUBLISH
    published.connect(fail, sender=Service)
    try:
        assert browser.post(edit, form).status_code == 500
    finally:
        published.disconnect(fail, sender=Service)
    made.refresh_from_db()
    assert (made.name, made.phones.count()) == ("Sprachkurs", 2)
    assert document("service") == before


def test_preview_shows_what_is_not_saved(made, browser):
    preview = address_of(made, "preview_on_edit")
    form = form_at(browser, address_of(made, "edit")) | {"name": "Ungespeichert", "phones-0-number": "02651 015577"}
    assert browser.post(preview, form).json() == {"is_valid": True, "is_available": True}
    page = browser.get(preview).content.decode()

    assert "Ungespeichert" in page
    assert "+49 2651 015577" in page
    made.refresh_from_db()
    assert made.name == "Sprachkurs"


def test_preview_of_a_new_service(browser):
    preview = address_in(Service, "preview_on_add")
    form = full_form(OrganizationFactory(), LocationFactory(), TaxonomyTermFactory())
    assert browser.post(preview, form).json()["is_valid"]
    assert "Sprachkurs" in browser.get(preview).content.decode()
    assert not Service.objects.exists()


def test_preview_waits_for_what_is_required(browser):
    preview, term = address_in(Service, "preview_on_add"), TaxonomyTermFactory()
    for missing in ({"organization": ""}, {"service_at_locations-0-location": ""}, {"name": ""}):
        form = full_form(OrganizationFactory(), LocationFactory(), term) | missing
        assert not browser.post(preview, form).json()["is_valid"]
        assert browser.get(preview).status_code == 200


def test_preview_of_a_translated_row(browser, translate):
    service = full_service()
    translate(service, "en", {"Sprachkurs": "Language course"})
    english = Service.objects.get(locale__language_code="en")
    page = browser.get(address_of(english, "revisions_view", english.latest_revision_id))

    assert page.status_code == 200
    assert "Language course" in page.content.decode()
    assert "+49 2654 01553" in page.content.decode()


@pytest.mark.parametrize("view", ["history", "history_results", "usage", "workflow_history", "copy", "unpublish", "delete"])
def test_views_of_a_service_open(browser, view):
    assert browser.get(address_of(ServiceFactory(), view)).status_code == 200


def test_two_versions_are_compared(made, browser):
    edit = address_of(made, "edit")
    browser.post(edit, form_at(browser, edit) | {"name": "Deutschkurs", "phones-0-number": "02651 01559"} | PUBLISH)
    page = browser.get(address_of(made, "revisions_compare", "earliest", "latest"))

    assert page.status_code == 200
    assert "Deutschkurs" in page.content.decode()


def test_published_service_is_one_click_away(browser, locales):
    pages.finder(pages.home())
    form = service_form(OrganizationFactory())
    draft = browser.post(address_in(Service, "add"), form, follow=True).content.decode()
    assert "/de/angebote/" not in draft
    shown = browser.post(address_in(Service, "add"), form | PUBLISH, follow=True).content.decode()
    made = Service.objects.latest("pk")
    assert f'href="/de/angebote/sprachkurs-{made.translation_key.hex[:10]}/"' in shown
    assert "Live anzeigen" in shown


def test_hidden_service_says_what_hides_it(browser, locales):
    organization = OrganizationFactory(draft=True, name="Verein Basalt")
    shown = browser.post(address_in(Service, "add"), service_form(organization) | PUBLISH, follow=True).content.decode()
    assert "Die Organisation „Verein Basalt“ ist nicht veröffentlicht" in shown
    assert "Live anzeigen" not in shown
