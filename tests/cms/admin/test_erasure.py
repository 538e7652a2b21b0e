"""An editor erases the name of what was withdrawn: then it stands nowhere in public, and not in the log."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.published.models import PublishedRecord
from cms.published.stamp import current_version
from tests.factories import pages, people
from tests.factories.directory import LocationFactory, ServiceFactory, at

NAME = "Beratung bei Erika Musterfrau"


@pytest.fixture
def withdrawn(db):
    """A service and its place, both gone; another service whose name only begins in the same way."""
    pages.home()
    service = ServiceFactory(name=NAME, service_at_locations=[at(LocationFactory())])
    other = ServiceFactory(name=f"{NAME} (alt)")
    service.unpublish()
    other.unpublish()
    return PublishedRecord.objects.get(kind="service", uuid=service.translation_key)


def erase(record):
    return reverse("tombstones:erase", args=(record.pk,))


def told(reader):
    """What the API tells mirrors of services and their places."""
    services = reader.get("/api/v1/services?modified_after=2000-01-01T00:00:00Z").json()["contents"]
    places = PublishedRecord.objects.filter(kind="service_at_location")
    found = [reader.get(f"/api/v1/service_at_locations/{one.uuid}").json() for one in places]
    return sorted(one["name"] for one in [*services, *found])


@pytest.mark.parametrize("language,words", [("de", "Zurückgezogene Einträge"), ("en", "Withdrawn records")])
def test_editors_find_what_was_withdrawn(withdrawn, language, words):
    found = people.editor().get(reverse("tombstones:index"), headers={"Accept-Language": language}).content.decode()
    assert words in found
    assert erase(withdrawn) in found
    assert NAME in people.administrator().get(reverse("tombstones:index"), {"q": "musterfrau"}).content.decode()


def test_confirmation_names_all_that_goes(withdrawn):
    seen = people.editor().get(erase(withdrawn), headers={"Accept-Language": "de"}).content.decode()
    assert f"<strong>{NAME}</strong>" in seen
    assert f"<strong>{NAME}, Rathaus Polch</strong>" in seen
    assert f"{NAME} (alt)" not in seen


def test_name_is_erased_everywhere_at_once(withdrawn, reader):
    assert told(reader) == [NAME, f"{NAME} (alt)", f"{NAME}, Rathaus Polch"]
    version, client = current_version(), people.editor()
    answer = client.post(erase(withdrawn), follow=True, headers={"Accept-Language": "de"})

    assert "2 Namen wurden gelöscht." in answer.content.decode()
    assert told(reader) == ["", "", f"{NAME} (alt)"]
    assert reader.get(f"/api/v1/services/{withdrawn.uuid}").json()["name"] == ""
    assert current_version() == version + 1
    entry = ModelLogEntry.objects.get(action="wegweiser.erase_name")
    assert (entry.user.username, NAME in entry.label, str(withdrawn.uuid) in entry.label) == ("district-editor", False, True)


def test_name_is_erased_once_and_only_of_what_is_withdrawn(withdrawn):
    client, alive = people.editor(), ServiceFactory(name="Sprachcafé")
    living = PublishedRecord.objects.get(uuid=alive.translation_key)
    for record in (withdrawn, withdrawn, living):
        client.post(erase(record))
    assert PublishedRecord.objects.get(pk=living.pk).name == "Sprachcafé"
    assert ModelLogEntry.objects.filter(action="wegweiser.erase_name").count() == 1


@pytest.mark.parametrize(
    "language,words", [("de", "Name eines zurückgezogenen Eintrags gelöscht"), ("en", "Name of a withdrawn record erased")]
)
def test_site_history_shows_the_erasure(withdrawn, language, words):
    client = people.administrator()
    client.post(erase(withdrawn))
    history = client.get(reverse("wagtailadmin_reports:site_history"), headers={"Accept-Language": language})
    assert words in history.content.decode()


@pytest.mark.parametrize("who", [people.translator, people.stranger])
def test_others_erase_nothing(withdrawn, who):
    client = who()
    assert client.get(reverse("tombstones:index")).status_code == 302
    assert client.post(erase(withdrawn)).status_code in (302, 403)
    assert PublishedRecord.objects.get(pk=withdrawn.pk).name == NAME
