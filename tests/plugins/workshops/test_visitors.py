"""The form, one's own registration, and the page that says whether a certificate is true."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from cms.plugins.workshops import seats
from cms.plugins.workshops.certificates.issuing import issue
from cms.plugins.workshops.models import Mail, Registration, WorkshopDate
from cms.plugins.workshops.models.certificate import read_number
from cms.plugins.workshops.showing import in_words
from cms.public_forms.forms import signer
from cms.published.models import PublishedDocument
from tests.plugins.events.made import EventFactory, on
from tests.plugins.workshops.made import confirmed, event_of, kinds_of_mails, registered, registration_for, workshop_date

pytestmark = pytest.mark.django_db


def form(**said: str) -> dict[str, str]:
    """Filled in by a person, who needs ten seconds."""
    moment = signer.sign(str((timezone.now() - timedelta(seconds=10)).timestamp()))
    return {"name": "Amal Haddad", "email": "amal@example.org", "moment": moment, **said}


def send(client: Client, date: WorkshopDate, language: str = "de", **said: str) -> Any:
    return client.post(f"/{language}/workshops/{date.uuid}/", form(**said))


def text_of(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


@pytest.mark.parametrize("language", ["de", "ar"])
def test_visitor_registers_without_account_and_cookie(client: Client, language: str) -> None:
    date = workshop_date()
    answer = send(client, date, language, organization="Patennetz", place="Mayen", needs="Dolmetschen")
    assert (answer.status_code, answer.url) == (302, f"/{language}/workshops/{date.uuid}/?sent=1")
    assert not answer.cookies
    fields = ("name", "email", "organization", "place", "needs", "language", "state")
    assert Registration.objects.values_list(*fields).get() == (
        *("Amal Haddad", "amal@example.org", "Patennetz", "Mayen", "Dolmetschen", language, "pending"),
    )
    thanks = client.get(answer.url)
    assert "no-store" in thanks["Cache-Control"]
    assert "Amal" not in thanks.content.decode()


def test_event_page_leads_to_the_form(client: Client) -> None:
    date = workshop_date(capacity=1)
    page = client.get(f"/de/events/{date.event.hex[:10]}/")
    link = BeautifulSoup(page.content, "html.parser").select_one(".workshop-offer a")
    assert link["href"] == f"/de/workshops/{date.uuid}/"

    confirmed(date)
    page = client.get(f"/de/events/{date.event.hex[:10]}/")
    assert BeautifulSoup(page.content, "html.parser").select_one(".workshop-offer--waiting_list")


def published() -> str:
    return PublishedDocument.objects.get(kind="workshop_date", language="de").item


def test_window_changes_when_the_last_place_is_taken_and_not_before() -> None:
    date = workshop_date(capacity=2)
    empty = published()
    confirmed(date, "Amal")
    assert published() == empty
    confirmed(date, "Boris")
    assert '"seats":"waiting_list"' in published()


@pytest.mark.parametrize(
    "said, words",
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"email": ""}, "email"),
        ({"email": "amal"}, "email"),
        ({"email": "amal@example.org\nBcc: other@example.org"}, "email"),
        ({"email": "amal@example.org, other@example.org"}, "email"),
        ({"needs": "x" * 1001}, "needs"),
        ({"moment": "made up"}, "__all__"),
        ({"moment": ""}, "__all__"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client: Client, said: dict[str, str], words: str) -> None:
    date = workshop_date()
    answer = send(client, date, **({"organization": "Patennetz"} | said))
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [words]
    assert 'value="Patennetz"' in answer.content.decode()
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("سمیرا رضایی", "سمیرا رضایی"),
        ("  Amal \t Haddad ", "Amal Haddad"),
        ("Amal\u202eevil", "Amalevil"),
        ("Am\x00al", "Amal"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
    ],
    ids=["right to left", "spaces", "an override", "a null character", "a formula"],
)
def test_name_is_kept_as_one_line_of_plain_text(client: Client, typed: str, kept: str | None) -> None:
    date = workshop_date()
    answer = send(client, date, name=typed)
    assert answer.status_code == (302 if kept else 400)
    assert list(Registration.objects.values_list("name", flat=True)) == ([kept] if kept else [])


def test_program_that_fills_in_everything_is_thanked_and_forgotten(client: Client) -> None:
    date = workshop_date()
    answer = send(client, date, website="https://example.org")
    assert answer.status_code == 302
    assert not Registration.objects.exists()


def test_too_many_registrations_from_one_address_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_REGISTRATIONS_AN_HOUR", "2")
    date = workshop_date()
    answers = [send(client, date, email=f"person{number}@example.org").status_code for number in range(3)]
    assert answers == [302, 302, 429]


def test_nobody_can_fill_somebodys_mailbox(client: Client) -> None:
    date = workshop_date()
    for _each in range(6):
        assert send(client, date).status_code == 302
    assert Mail.objects.count() == 3


def test_form_does_not_tell_who_is_registered(client: Client) -> None:
    date = workshop_date()
    registration = confirmed(date, "Amal", email="amal@example.org")
    new, known = send(client, date, email="new@example.org"), send(client, date, email="amal@example.org")
    assert (new.status_code, new.url) == (known.status_code, known.url)
    assert kinds_of_mails(registration)[-1] == "already"


@pytest.mark.parametrize("language", ["de", "ar", "en"])
def test_form_says_what_does_not_go(client: Client, language: str) -> None:
    full = workshop_date(capacity=1, has_waiting_list=False, event_fields={"name": "Voll"})
    confirmed(full)
    closed = workshop_date(is_open=False, event_fields={"name": "Zu"})
    for date in (full, closed):
        page = client.get(f"/{language}/workshops/{date.uuid}/")
        assert page.status_code == 200
        assert not page.context["form"].is_bound
        assert b"<form class=" not in page.content
        assert send(client, date, language, email="late@example.org").status_code == 409


def test_date_that_is_over_or_not_public_has_no_form(client: Client) -> None:
    date = workshop_date()
    hidden = workshop_date(event_fields={"name": "Versteckt"})
    event_of(hidden).unpublish()
    assert client.get(f"/de/workshops/{hidden.uuid}/").status_code == 404
    with time_machine.travel(date.starts_at + timedelta(hours=1), tick=False):
        assert client.get(f"/de/workshops/{date.uuid}/").status_code == 404


def mine(registration: Registration, language: str = "de") -> str:
    registration.refresh_from_db()
    return f"/{language}/workshops/mine/{registration.secret}/"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_way_from_the_mail_to_the_cancellation(client: Client, language: str) -> None:
    registration = registered(workshop_date(), "Amal Haddad", language, needs="Rampe")
    address = mine(registration, language)
    looked = client.get(address)
    registration.refresh_from_db()
    assert registration.state == "pending"  # looking changes nothing: mail programs open links, too

    assert client.post(address, {"action": "confirm"}).url == address
    page = client.get(address)
    assert page["Referrer-Policy"] == "same-origin"
    for one in (looked, page):
        assert not any(word in one.content.decode() for word in ("Amal", "amal@example.org", "Rampe"))

    file = client.get(f"{address}calendar.ics")
    assert file["Content-Type"].startswith("text/calendar")
    assert b"METHOD:PUBLISH" in file.content
    assert client.post(address, {"action": "cancel"}).status_code == 302
    registration.refresh_from_db()
    assert registration.state == "cancelled"
    assert client.get(f"{address}calendar.ics").status_code == 404


def test_answer_that_comes_too_late_says_so(client: Client) -> None:
    date = workshop_date(closes_at=timezone.now() + timedelta(hours=5))
    registration = registered(date)
    with time_machine.travel(timezone.now() + timedelta(hours=6), tick=False):
        answer = client.post(mine(registration), {"action": "confirm"})
        assert answer.context["problem"] == "Die Zeit dafür ist vorbei."


def test_old_or_invented_link_is_explained(client: Client) -> None:
    registration = registered(workshop_date())
    address = mine(registration)
    registration.delete()
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Dieser Link gilt nicht mehr" in text_of(answer)


@pytest.mark.parametrize("action", ["", "accept", "explode"])
def test_what_does_not_fit_changes_nothing(client: Client, action: str) -> None:
    registration = confirmed(workshop_date())
    assert client.post(mine(registration), {"action": action}).status_code == 302
    registration.refresh_from_db()
    assert registration.state == "confirmed"


def attended(name: str = "Amal Haddad", language: str = "de") -> Registration:
    """At a date that is over, with certificate."""
    registration = confirmed(workshop_date(), name, language)
    past = timezone.now() - timedelta(days=2)
    WorkshopDate.objects.update(starts_at=past, ends_at=past + timedelta(hours=3), content="Zuhören\nGrenzen setzen")
    registration.workshop_date.refresh_from_db()
    seats.to(registration, seats.State.ATTENDED)
    issue(registration)
    return registration


def test_certificate_is_confirmed_by_number_and_tells_nothing_more(client: Client) -> None:
    registration = attended()
    number = registration.certificate.number
    page = client.get(f"/de/workshops/certificates/{number}/")
    assert page.status_code == 200
    assert "Nähe und Abstand" in text_of(page)
    assert not any(word in page.content.decode() for word in ("Amal", "amal.haddad@example.org"))


@pytest.mark.parametrize("typed, same", [("amal  HADDAD", True), ("Amal", False), ("", None)])
def test_name_is_compared_not_shown(client: Client, typed: str, same: bool | None) -> None:
    number = attended().certificate.number
    answer = client.post("/de/workshops/certificates/", {"number": number.lower().replace("-", " "), "name": typed})
    assert answer.context["same_name"] is same
    assert "Amal Haddad" not in answer.content.decode()


@pytest.mark.parametrize("number", ["", "0000-0000-0000", "x", "7" * 39])
def test_unknown_number_is_no_certificate(client: Client, number: str) -> None:
    answer = client.post("/de/workshops/certificates/", {"number": number})
    assert answer.status_code == (200 if number else 400)
    assert answer.context.get("found") is None


def test_names_cannot_be_tried_by_the_hundred(client: Client) -> None:
    number = attended().certificate.number
    cache.clear()
    codes = [client.post("/de/workshops/certificates/", {"number": number, "name": str(one)}).status_code for one in range(22)]
    assert codes == [200] * 20 + [429] * 2


@pytest.mark.parametrize("typed", ["7k3q-0vxb-9m2d", "7K3Q OVXB 9M2D", " 7k3qovxb9m2d "])
def test_number_is_read_as_people_type_it(typed: str) -> None:
    assert read_number(typed) == "7K3Q-0VXB-9M2D"


def test_name_in_letters_that_no_font_has_still_gets_a_certificate(client: Client) -> None:
    registration = attended("ሰላም ገብረ")
    answer = client.get(f"/de/workshops/mine/{registration.secret}/certificate.pdf")
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_who_cancels_before_confirming_is_erased_at_once(client: Client) -> None:
    registration = registered(workshop_date())
    answer = client.post(mine(registration), {"action": "cancel"})
    assert answer.status_code == 200
    assert "Sie sind abgemeldet" in text_of(answer)
    assert not Registration.objects.exists()


def test_first_link_still_holds_when_somebody_registers_twice_before_confirming(client: Client) -> None:
    date = workshop_date()
    first = registered(date, "Amal")
    registered(date, "Amal", place="Mayen")
    assert client.post(f"/de/workshops/mine/{first.secret}/", {"action": "confirm"}).status_code == 302
    assert Registration.objects.values_list("state", "place").get() == ("confirmed", "Mayen")


def test_page_of_a_date_that_is_off_or_over_says_so(client: Client) -> None:
    registration = confirmed(workshop_date())
    WorkshopDate.objects.update(is_cancelled=True)
    off = client.get(mine(registration))
    assert (off.context["state"], "Sie haben einen Platz" in text_of(off)) == ("off", False)
    past = timezone.now() - timedelta(days=2)
    WorkshopDate.objects.update(is_cancelled=False, starts_at=past, ends_at=past)
    assert client.get(mine(registration)).context["state"] == "over"


def test_times_of_several_days_name_both() -> None:
    starts = datetime(2027, 3, 5, 17, tzinfo=UTC)
    told = in_words(starts, starts + timedelta(hours=44), False, "de")
    assert told == "Freitag, 5. März 2027, 18:00 – Sonntag, 7. März 2027, 14:00"
    assert in_words(starts, starts + timedelta(hours=8), False, "de") == "Freitag, 5. März 2027, 18:00–02:00"


@pytest.mark.parametrize("language", ["de", "ar", "fa", "uk"])
def test_certificate_is_a_file_with_the_name_as_it_was_typed(client: Client, language: str) -> None:
    registration = attended("سمیرا رضایی" if language == "fa" else "Олена Бондар", language)
    answer = client.get(f"/{language}/workshops/mine/{registration.secret}/certificate.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    page = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert registration.certificate.number in page
    assert ("Олена Бондар" in page) == (language != "fa")


def test_who_was_not_there_has_no_certificate(client: Client) -> None:
    registration = confirmed(workshop_date())
    assert client.get(f"/de/workshops/mine/{registration.secret}/certificate.pdf").status_code == 404


def test_date_of_a_weekly_event_is_chosen_by_its_own_id(client: Client) -> None:
    day = timezone.localdate() + timedelta(days=3)
    event = EventFactory(name="Café", dates=[on(day.isoformat(), "15:00", "17:00", repeats="weekly")])
    date = registration_for(event, capacity=5)
    page = client.get(f"/de/events/{event.translation_key.hex[:10]}/")
    assert len(BeautifulSoup(page.content, "html.parser").select(".workshop-offer")) == 1
    assert date.starts_at.date() == day
