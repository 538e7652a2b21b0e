"""Contacts through the forms of the admin: of a service and of an organization, in what is new and what is there."""

import pytest

from directory.models import Contact, Organization, Service
from tests.admin_forms import address_in, address_of, form_at
from tests.directory.service_form import service_form
from tests.factories import people
from tests.factories.directory import OrganizationFactory, ServiceFactory

NO_HOURS = {"schedules-TOTAL_FORMS": "0", "schedules-INITIAL_FORMS": "0"}
CONTACT = {"title": "Beratung", "department": "", "phone_number": "", "email": "", "name": ""} | NO_HOURS
BUTTONS = [{}, {"action-publish": "1"}]


def of_contacts():
    return list(Contact.objects.values_list("title", "locale__language_code"))


@pytest.mark.parametrize("button", BUTTONS)
def test_contact_of_a_new_service_is_kept(db, button):
    form = service_form(OrganizationFactory(), contacts=[CONTACT])
    assert people.editor().post(address_in(Service, "add"), form | button).status_code == 302
    assert of_contacts() == [("Beratung", "de")]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("factory", [ServiceFactory, OrganizationFactory])
def test_contact_of_a_record_that_is_there_is_kept(db, factory, button):
    record, browser = factory(), people.editor()
    edit = address_of(record, "edit")
    added = {f"contacts-0-{name}": value for name, value in CONTACT.items()} | {"contacts-TOTAL_FORMS": "1"}
    assert browser.post(edit, form_at(browser, edit) | added | button).status_code == 302
    record.refresh_from_db()
    assert [one.title for one in record.get_latest_revision_as_object().contacts.all()] == ["Beratung"]


@pytest.mark.parametrize("button", BUTTONS)
def test_contact_of_a_new_organization_is_kept(db, button):
    browser, add = people.editor(), address_in(Organization, "add")
    added = {f"contacts-0-{name}": value for name, value in CONTACT.items()} | {"contacts-TOTAL_FORMS": "1"}
    form = form_at(browser, add) | {"name": "Verein", "description": "Hilft."} | added
    assert browser.post(add, form | button).status_code == 302
    assert of_contacts() == [("Beratung", "de")]
