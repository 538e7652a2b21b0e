"""What is kept how long, what stays, and that nobody outside sees a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from cms.plugins.workshops import figures, seats
from cms.plugins.workshops.certificates.issuing import issue
from cms.plugins.workshops.models import Certificate, Mail, Registration, WorkshopDate
from cms.plugins.workshops.retention import erase
from cms.published.models import PublishedDocument
from tests.plugins.workshops.made import confirmed, registered, workshop_date

pytestmark = pytest.mark.django_db
CANARIES = ("Kanaria Zitrone", "kanaria@example.org", "Kanarienfutter", "Kanarische Inseln")


def canary(date: WorkshopDate) -> Registration:
    name, email, needs, place = CANARIES
    return confirmed(date, name, email=email, needs=needs, place=place)


def in_the_database() -> list[str]:
    """Words of the person that stand anywhere in the plugin's tables."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("workshops_"):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names of our own tables
                text = repr(cursor.fetchall())
                found += [word for word in CANARIES if word in text]
    return sorted(set(found))


def after(date: WorkshopDate, **span: int) -> time_machine.travel:
    return time_machine.travel(date.ends_at + timedelta(**span), tick=False)


def test_needs_are_erased_two_weeks_after_the_date() -> None:
    date = workshop_date()
    canary(date)
    with after(date, days=13, hours=23):
        erase()
        assert "Kanarienfutter" in in_the_database()
    with after(date, days=14):
        erase()
        assert in_the_database() == sorted(set(CANARIES) - {"Kanarienfutter"})


def test_who_did_not_come_into_the_list_is_erased_with_the_needs() -> None:
    date = workshop_date(capacity=1)
    confirmed(date, "Amal")
    canary(date)
    with after(date, days=14):
        erase()
        assert in_the_database() == []
        assert date.registrations.get().name == "Amal"


def test_registration_that_nobody_confirms_is_erased_after_two_days() -> None:
    date = workshop_date()
    name, email, needs, place = CANARIES
    registered(date, name, email=email, needs=needs, place=place)
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        seats.move_up()
        erase()
        assert in_the_database() == []


@pytest.mark.parametrize("setting, days", [("", 3 * 365), ("365", 365)])
def test_list_is_erased_after_the_time_that_is_set_and_the_numbers_stay(
    monkeypatch: pytest.MonkeyPatch, setting: str, days: int
) -> None:
    if setting:
        monkeypatch.setenv("WORKSHOP_LISTS_DAYS", setting)
    date = workshop_date()
    registration = canary(date)
    seats.to(registration, seats.State.ATTENDED)
    registration.workshop_date = date
    issue(registration)
    number = registration.certificate.number
    day = timezone.localtime(date.starts_at).date()
    with after(date, days=days, hours=-1):
        before = [count(day, day) for count in (figures.workshops, figures.places, figures.attendances)]
        erase()
        assert "Kanaria Zitrone" in in_the_database()
    with after(date, days=days):
        erase()
        erase()
        assert in_the_database() == []
        assert not Registration.objects.exists()
        assert not Mail.objects.exists()
        after_it = [count(day, day) for count in (figures.workshops, figures.places, figures.attendances)]
    date.refresh_from_db()
    assert (date.confirmed, date.attended, date.no_show) == (1, 1, 0)
    assert after_it == before == [1, 5, 1]
    found = Certificate.objects.get(number=number)
    assert (found.is_of("Kanaria Zitrone"), found.name_hash) == (False, "")


def test_certificate_whose_list_was_erased_still_says_what_it_was_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_LISTS_DAYS", "1")
    date = workshop_date()
    registration = canary(date)
    seats.to(registration, seats.State.ATTENDED)
    registration.workshop_date = date
    issue(registration)
    with after(date, days=20):
        erase()
        answer = client.post("/de/workshops/certificates/", {"number": registration.certificate.number, "name": CANARIES[0]})
    assert (answer.context["workshop"], answer.context["same_name"], answer.context["name_is_erased"]) == (
        "Nähe und Abstand",
        None,
        True,
    )


def test_person_stands_at_no_public_address(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    date = workshop_date(capacity=1)
    registration = canary(date)
    addresses = [f"/{language}/workshops/{date.uuid}/" for language in ("de", "ar")]
    addresses += [f"/{language}/workshops/mine/{registration.secret}/" for language in ("de", "ar")]
    addresses += [f"/de/workshops/mine/{registration.secret}/calendar.ics", f"/de/events/{date.event.hex[:10]}/"]
    addresses += [
        "/api/v1/events",
        f"/api/v1/events/{date.event}",
        "/de/events/calendar.ics",
        "/de/events/feed.xml",
        "/sitemap.xml",
    ]
    for path in addresses:
        answer = client.get(path, follow=True)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        assert [word for word in CANARIES if word in text] == [], path
    documents = repr(list(PublishedDocument.objects.values()))
    assert [word for word in (*CANARIES, str(registration.secret)) if word in documents or word in caplog.text] == []


def test_report_counts_what_took_place() -> None:
    held, cancelled, later = workshop_date(3), workshop_date(4), workshop_date(200)
    WorkshopDate.objects.filter(pk=cancelled.pk).update(is_cancelled=True)
    for name in ("Amal", "Boris"):
        seats.to(confirmed(held, name), seats.State.ATTENDED)
    confirmed(later, "Canan")
    first, last = timezone.localdate(), timezone.localdate() + timedelta(days=300)
    with after(held, days=1):
        assert [count(first, last) for count in (figures.workshops, figures.places, figures.attendances)] == [1, 5, 2]
