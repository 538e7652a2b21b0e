"""Forged forms are refused, not errors of the server."""

import pytest
from django.urls import reverse

from directory.models import Service
from tests.admin_forms import address_in, address_of, form_at
from tests.factories import people

FORGED = [
    {"organization": "\0"},
    {"name": "Kurs\0"},
    {"na\0me": "Kurs"},
    {"terms": ["1", "\0"]},
    {"required_documents-0-document": "Ausweis\0"},
]


@pytest.mark.parametrize("forged", FORGED)
def test_nul_byte_in_a_form_of_the_admin_is_refused(content, forged):
    client, service = people.editor(), content[Service]
    edit = address_of(service, "edit")
    form, before = form_at(client, edit), (Service.objects.count(), service.revisions.count())
    for address in (edit, address_in(Service, "add"), reverse("wagtailadmin_pages:copy", args=(1,))):
        assert client.post(address, form | forged).status_code == 400, address
    assert (Service.objects.count(), service.revisions.count()) == before
