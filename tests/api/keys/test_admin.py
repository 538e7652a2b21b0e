"""Keys of the API in the admin."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from api.keys.models import Key, KeyUsage
from tests.admin_forms import form_at
from tests.factories import people
from tests.factories.directory import OrganizationFactory

pytestmark = pytest.mark.django_db
ADD, INDEX, REPORT = "api_keys:add", "api_keys:index", "api_usage:index"


def made(client: Client, **fields: str) -> str:
    """The text of a new key, as the page shows it once."""
    form = form_at(client, reverse(ADD)) | {"name": "Nachbarkreis", **fields}
    page = client.post(reverse(ADD), form, follow=True).content.decode()
    found = re.search(r"\w{8}\.\w{32}", page)
    assert found, page
    return found[0]


def test_key_is_made_shown_once_and_stored_as_a_hash(admin_client: Client) -> None:
    text = made(admin_client)
    key = Key.objects.get()
    assert key.is_valid(text)
    assert text not in key.hashed_key
    assert text not in admin_client.get(reverse(INDEX)).content.decode()


def test_key_says_whose_it_is(admin_client: Client) -> None:
    caritas = OrganizationFactory(name="Beratung im Rathaus")
    made(admin_client, organization=str(caritas.pk))
    assert Key.objects.get().organization == caritas
    assert "Beratung im Rathaus" in admin_client.get(reverse(INDEX)).content.decode()


def test_key_is_revoked_by_the_form(admin_client: Client, api_client: Client) -> None:
    text = made(admin_client)
    edit = reverse("api_keys:edit", args=(Key.objects.get().pk,))
    admin_client.post(edit, form_at(admin_client, edit) | {"revoked": "on"})
    assert api_client.get("/api/v1/services", headers={"Authorization": f"Api-Key {text}"}).status_code == 401


def test_list_says_in_words_what_is_revoked(admin_client: Client) -> None:
    for name, revoked in (("Alt", True), ("Neu", False)):
        Key.objects.create_key(name=name, revoked=revoked)
    listed = BeautifulSoup(admin_client.get(reverse(INDEX)).content.decode(), "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in listed.select("tbody tr")]
    assert [row[-2] for row in rows] == ["ja", "nein"]


def test_revoked_key_stays_revoked(admin_client: Client) -> None:
    key = Key.objects.create_key(name="Alt", revoked=True)[0]
    edit = reverse("api_keys:edit", args=(key.pk,))
    form = {name: value for name, value in form_at(admin_client, edit).items() if name != "revoked"}
    assert admin_client.post(edit, form).status_code == 200
    key.refresh_from_db()
    assert key.revoked


@pytest.mark.parametrize("fields", [{"name": ""}, {"name": "a" * 51}, {"expiry_date": "gestern"}])
def test_form_that_makes_no_sense_makes_no_key(admin_client: Client, fields: dict[str, str]) -> None:
    response = admin_client.post(reverse(ADD), {"name": "Nachbarkreis", **fields})
    assert response.status_code == 200
    assert not Key.objects.exists()


def test_lists_say_how_often_keys_are_used(admin_client: Client) -> None:
    key = Key.objects.create_key(name="Nachbarkreis")[0]
    KeyUsage.count(key=key)
    KeyUsage.objects.update(requests=4321)
    for address in (INDEX, REPORT):
        assert "4321" in admin_client.get(reverse(address)).content.decode().replace(".", "").replace(",", "")


@pytest.mark.parametrize("address", [INDEX, ADD, REPORT])
def test_only_administrators_see_keys(client: Client, db: None, address: str) -> None:
    assert client.get(reverse(address)).status_code == 302
    for somebody in (people.editor(), people.translator(), people.stranger()):
        somebody.post(reverse(address), {"name": "Von mir"})
        assert somebody.get(reverse(address)).status_code == 302
    assert not Key.objects.exists()


def test_keys_are_not_deleted(admin_client: Client) -> None:
    key = Key.objects.create_key(name="Alt")[0]
    response = admin_client.post(f"/admin/api_keys/delete/{key.pk}/")
    assert response.status_code == 404
    assert Key.objects.exists()
