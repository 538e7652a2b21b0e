"""What was given a date happens at its time; what fails holds up nothing else, and editors see it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from cms.scheduled import publish_scheduled
from directory.models import Service
from site_pages.models import StandardPage
from tests.factories import pages, people
from tests.factories.directory import ServiceFactory

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOON = NOON + timedelta(minutes=30)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travelled:
        yield travelled


def ending(name):
    return ServiceFactory(name=name, expire_at=SOON)


def coming(name):
    service = ServiceFactory(name=name, draft=True)
    service.go_live_at = SOON
    service.save_revision(clean=False).publish()
    return service


def broken(service):
    """The row's newest version cannot be published: its organization is gone."""
    revision = service.scheduled_revision
    revision.content = revision.content | {"organization": None}
    revision.save()


def live():
    return set(Service.objects.filter(live=True).values_list("name", flat=True))


@pytest.mark.django_db
def test_things_begin_and_end_at_their_time(clock):
    ending("Sprachcafé"), coming("Beratung")
    publish_scheduled()
    assert live() == {"Sprachcafé"}
    clock.move_to(LATER)
    publish_scheduled()
    assert live() == {"Beratung"}


@pytest.mark.django_db
def test_one_that_fails_holds_up_no_other(clock, caplog):
    pages.home()
    broken(coming("Kaputt"))
    ending("Sprachcafé"), coming("Beratung")
    clock.move_to(LATER)
    for _round in range(2):
        publish_scheduled()
    assert live() == {"Beratung"}
    assert [record.message.split(",")[0] for record in caplog.records if record.levelname == "ERROR"] == [
        "Cannot publish <Service: Kaputt>"
    ] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("language,words", [("de", "sollte enden am"), ("en", "was to end on")])
def test_editors_see_what_is_overdue(clock, language, words):
    pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    StandardPage.objects.filter(slug="impressum", locale__language_code="de").update(expire_at=SOON)
    client, home = people.editor(), reverse("wagtailadmin_home")
    assert words not in client.get(home, headers={"Accept-Language": language}).content.decode()

    clock.move_to(LATER)
    seen = client.get(home, headers={"Accept-Language": language}).content.decode()
    assert words in seen
    assert "Impressum" in seen


@pytest.mark.django_db
def test_translators_do_not_see_german_pages_that_are_overdue(clock):
    pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    StandardPage.objects.filter(slug="impressum", locale__language_code="de").update(expire_at=SOON)
    client = people.translator()
    clock.move_to(LATER)
    assert "sollte enden am" not in client.get(reverse("wagtailadmin_home"), headers={"Accept-Language": "de"}).content.decode()
