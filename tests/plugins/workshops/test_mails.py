"""What participants are written: in their language, with the date for the calendar, each mail at most once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.header import decode_header, make_header
from email.message import Message
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings
from django.utils import timezone
from icalendar import Calendar

from cms.languages import CODES
from cms.mailing.outbox import send_again
from cms.plugins.workshops import following, seats
from cms.plugins.workshops.following import follow_calendar
from cms.plugins.workshops.mails.sending import HOLDS_IN, outbox
from cms.plugins.workshops.models import Mail, Registration, WorkshopDate
from cms.plugins.workshops.models.mail import MailKind
from cms.plugins.workshops.models.registration import State
from cms.plugins.workshops.outbox import write
from cms.published.projecting import project
from site_pages.models import FundingNotice
from site_pages.reading.site import SITE
from tests.factories import pages
from tests.factories.directory import german
from tests.plugins.workshops.made import confirmed, event_of, registered, workshop_date

pytestmark = pytest.mark.django_db


def sent() -> list[Message]:
    """What is sent now."""
    mail.outbox.clear()
    outbox.send_waiting()
    return [one.message() for one in mail.outbox]


def subject(message: Message) -> str:
    return str(make_header(decode_header(message["Subject"])))


def part(message: Message, media_type: str) -> str:
    found = next(one for one in message.walk() if one.get_content_type() == media_type)
    return str(found.get_payload(decode=True).decode())


def calendar_in(message: Message) -> Any:
    calendar = Calendar.from_ical(part(message, "text/calendar"))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_mail_has_text_html_and_the_link() -> None:
    registration = registered(workshop_date(event_fields={"name": "Nähe & <Abstand>"}), "Amal Haddad")
    (message,) = sent()
    link = f"http://testserver/de/workshops/mine/{registration.secret}/"
    assert message["To"] == "amal.haddad@example.org"
    assert subject(message) == "Bitte bestätigen Sie Ihre Anmeldung: Nähe & <Abstand>"
    assert link in part(message, "text/plain")
    assert "Nähe & <Abstand>" in part(message, "text/plain")
    assert "Nähe &amp; &lt;Abstand&gt;" in part(message, "text/html")
    assert f'href="{link}"' in part(message, "text/html")
    assert not [one for one in message.walk() if one.get_content_type() == "text/calendar"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("kind", MailKind)
def test_each_mail_speaks_each_language(language: str, kind: MailKind) -> None:
    registration = registered(workshop_date(), language=language)
    Mail.objects.all().delete()
    state = HOLDS_IN.get(kind, [State.PENDING])[0]
    seats.to(registration, state, timezone.now() + timedelta(hours=12) if state in (State.PENDING, State.OFFERED) else None)
    WorkshopDate.objects.update(is_cancelled=kind == MailKind.CALLED_OFF)
    write(registration, kind, "Bitte mitbringen", "Einen Stift.\n\nUnd Papier.")
    (message,) = sent()
    assert message["Content-Language"] == language
    assert f'lang="{language}"' in part(message, "text/html")
    german_words = {"Wann:", "Wo:"} & set(part(message, "text/plain").split())
    assert bool(german_words) == (language in ("de", "de-simple"))


def test_funding_stands_under_each_mail() -> None:
    pages.home()
    FundingNotice.objects.create(text="Gefördert von der Union.", locale=german())
    project([("site", SITE)])
    registered(workshop_date())
    (message,) = sent()
    for media_type in ("text/plain", "text/html"):
        assert "Gefördert von der Union." in part(message, media_type)


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31", "2027-07-01"])
@time_machine.travel("2027-01-11 12:00Z", tick=False)
def test_calendar_asks_and_takes_back_with_the_same_id(day: str) -> None:
    """On the days on which clocks change, too."""
    days = (date.fromisoformat(day) - date(2027, 1, 11)).days
    registration = confirmed(workshop_date(days=days), "Amal")
    (asked,) = sent()
    calendar, event = calendar_in(asked)
    here = ZoneInfo("Europe/Berlin")
    begin = datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=here)
    assert (str(calendar["method"]), event["dtstart"].dt, event["dtend"].dt) == ("REQUEST", begin, begin.replace(hour=21))
    assert 'method="REQUEST"' in next(one["Content-Type"] for one in asked.walk() if one.get_content_type() == "text/calendar")
    assert event["attendee"] == "mailto:amal@example.org"
    assert str(registration.secret) not in event["uid"]

    seats.cancel(registration)
    (taken_back,) = sent()
    calendar, off = calendar_in(taken_back)
    assert (str(calendar["method"]), str(off["status"]), off["uid"]) == ("CANCEL", "CANCELLED", event["uid"])
    assert off["sequence"] > event["sequence"]


def cancel_event(date: Any, **changes: Any) -> None:
    event = event_of(date)
    for name, value in changes.items():
        setattr(event, name, value)
    event.save_revision().publish()


def test_cancelled_date_is_told_once_to_all_who_have_or_want_a_place() -> None:
    date = workshop_date(capacity=1)
    confirmed(date, "Amal")
    confirmed(date, "Boris")
    registered(date, "Canan")
    outbox.send_waiting()
    cancel_event(date, status="cancelled")
    follow_calendar()
    follow_calendar()
    messages = sent()
    assert sorted((one["To"], subject(one)) for one in messages) == [
        ("amal@example.org", "Fällt aus: Nähe und Abstand"),
        ("boris@example.org", "Fällt aus: Nähe und Abstand"),
    ]
    assert str(calendar_in(messages[0])[0]["method"]) == "CANCEL"


def test_moved_date_is_told_with_its_new_time() -> None:
    date = workshop_date()
    confirmed(date, "Amal")
    outbox.send_waiting()
    event = event_of(date)
    planned = event.dates.get()
    planned.starts_at = time(17, 0)
    event.dates = [planned]
    event.save_revision().publish()
    follow_calendar()
    (message,) = sent()
    assert subject(message) == "Es gibt eine Änderung: Nähe und Abstand"
    assert calendar_in(message)[1]["dtstart"].dt.hour == 17


def test_renamed_event_writes_to_nobody() -> None:
    date = workshop_date()
    confirmed(date)
    outbox.send_waiting()
    cancel_event(date, name="Neuer Name")
    follow_calendar()
    date.refresh_from_db()
    assert (date.name, sent()) == ("Neuer Name", [])


def test_event_that_is_taken_off_writes_to_nobody_and_stays_as_it_was() -> None:
    date = workshop_date()
    confirmed(date)
    outbox.send_waiting()
    event_of(date).unpublish()
    follow_calendar()
    date.refresh_from_db()
    assert (date.is_cancelled, sent()) == (False, [])


def test_what_was_answered_meanwhile_is_not_asked_any_more() -> None:
    registration = registered(workshop_date())
    seats.confirm(registration)
    assert [subject(one) for one in sent()] == ["Sie haben einen Platz: Nähe und Abstand"]
    assert list(Mail.objects.values_list("kind", flat=True)) == ["confirmed"]


def test_mail_is_sent_once() -> None:
    registered(workshop_date())
    assert [len(sent()), len(sent())] == [1, 0]


class Failing(EmailBackend):
    """A server that answers with an error."""

    error: Exception

    def send_messages(self, messages: Any) -> int:
        raise self.error


@pytest.fixture
def failing() -> Iterator[type[Failing]]:
    with override_settings(EMAIL_BACKEND=f"{__name__}.Failing"):
        yield Failing


def refused(code: int) -> SMTPRecipientsRefused:
    return SMTPRecipientsRefused({"amal@example.org": (code, b"no")})


def test_mail_that_is_refused_for_now_is_tried_again_later(failing: type[Failing], caplog: pytest.LogCaptureFixture) -> None:
    registered(workshop_date())
    failing.error = refused(450)
    outbox.send_waiting()
    assert not Mail.objects.due().exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert Mail.objects.due().count() == 1
    assert "amal" not in caplog.text


@pytest.mark.parametrize("error", [refused(550), SMTPDataError(554, b"spam"), ValueError("header")])
def test_mail_that_is_refused_for_good_waits_for_a_person(failing: type[Failing], error: Exception) -> None:
    registered(workshop_date())
    failing.error = error
    outbox.send_waiting()
    assert Mail.objects.undelivered().count() == 1
    assert not Mail.objects.due().exists()


def test_mail_is_given_up_after_half_a_day(failing: type[Failing]) -> None:
    registered(workshop_date(days=200), "Amal")
    failing.error = refused(450)
    for hours in range(16):
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            outbox.send_waiting()
    found = Mail.objects.get()
    assert (found.tries, found.problem) == (8, "SMTP 450")


def test_refused_sender_gives_up_no_mail(failing: type[Failing]) -> None:
    """That is the site's own fault: nobody has to send fifty mails by hand afterwards."""
    registered(workshop_date())
    failing.error = SMTPSenderRefused(530, b"authentication required", "wegweiser@testserver")
    with pytest.raises(ConnectionError):
        outbox.send_waiting()
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert (Mail.objects.due().count(), Mail.objects.get().tries) == (1, 0)


def late(kind: MailKind, state: State, is_cancelled: bool = False) -> list[Message]:
    """A mail that waited while the state became another one."""
    registration = registered(workshop_date())
    Mail.objects.all().delete()
    write(registration, kind)
    seats.to(registration, state)
    WorkshopDate.objects.update(is_cancelled=is_cancelled)
    return sent()


@pytest.mark.parametrize(
    "kind, state, is_cancelled",
    [
        (MailKind.CONFIRMED, State.CANCELLED, False),
        (MailKind.CONFIRMED, State.CONFIRMED, True),
        (MailKind.WAITING, State.CONFIRMED, False),
        (MailKind.CHANGED, State.CANCELLED, False),
        (MailKind.CALLED_OFF, State.CONFIRMED, False),
        (MailKind.RESTORED, State.CONFIRMED, True),
        (MailKind.CERTIFICATE, State.NO_SHOW, False),
    ],
)
def test_mail_that_is_no_longer_true_is_not_sent(kind: MailKind, state: State, is_cancelled: bool) -> None:
    assert late(kind, state, is_cancelled) == []
    assert not Mail.objects.exists()


def test_who_only_waited_gets_nothing_taken_out_of_the_calendar() -> None:
    date = workshop_date(capacity=1)
    confirmed(date, "Amal")
    waiting = confirmed(date, "Boris")
    outbox.send_waiting()
    seats.cancel(waiting)
    (message,) = sent()
    assert not [one for one in message.walk() if one.get_content_type() == "text/calendar"]


def change_date(date: Any, **changes: Any) -> None:
    """As an editor does it, in the calendar."""
    event = event_of(date)
    planned = event.dates.get()
    for name, value in changes.items():
        setattr(planned, name, value)
    event.dates = [planned]
    event.save_revision().publish()
    follow_calendar()


def test_workshop_that_is_moved_to_another_day_stays_the_same_to_those_who_come() -> None:
    date = workshop_date(days=20)
    confirmed(date, "Amal")
    outbox.send_waiting()
    change_date(date, day=timezone.localdate() + timedelta(days=27))
    (message,) = sent()
    assert subject(message) == "Es gibt eine Änderung: Nähe und Abstand"
    assert calendar_in(message)[1]["dtstart"].dt.date() == timezone.localdate() + timedelta(days=27)


def test_date_that_takes_place_after_all_is_told_and_filled() -> None:
    date = workshop_date(capacity=1)
    amal = confirmed(date, "Amal")
    boris = confirmed(date, "Boris")
    cancel_event(date, status="cancelled")
    follow_calendar()
    seats.cancel(amal)
    boris.refresh_from_db()
    assert boris.state == "waiting"  # nothing is offered while it is off
    outbox.send_waiting()
    cancel_event(date, status="scheduled")
    follow_calendar()
    boris.refresh_from_db()
    assert boris.state == "offered"
    assert sorted(subject(one) for one in sent()) == [
        "Ein Platz ist frei: Nähe und Abstand",
        "Findet doch statt: Nähe und Abstand",
    ]


def test_offer_stands_still_while_the_date_is_off() -> None:
    date = workshop_date(capacity=1)
    amal, boris = confirmed(date, "Amal"), confirmed(date, "Boris")
    seats.cancel(amal)
    cancel_event(date, status="cancelled")
    follow_calendar()
    with time_machine.travel(timezone.now() + timedelta(hours=60), tick=False):
        seats.move_up()
        boris.refresh_from_db()
        assert boris.state == "offered"
        cancel_event(date, status="scheduled")
        follow_calendar()
        assert seats.accept(boris) == "confirmed"


def test_one_date_that_cannot_follow_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = workshop_date(event_fields={"name": "Erster"}), workshop_date(event_fields={"name": "Zweiter"})
    for one in (first, second):
        cancel_event(one, status="cancelled")
    real = following.take_over

    def failing_for_first(pk: int, facts: dict[str, Any]) -> None:
        if pk == first.pk:
            raise ValueError
        real(pk, facts)

    monkeypatch.setattr(following, "take_over", failing_for_first)
    follow_calendar()
    assert dict(WorkshopDate.objects.values_list("name", "is_cancelled")) == {"Erster": False, "Zweiter": True}


def test_language_that_the_site_has_no_more_becomes_german() -> None:
    registration = registered(workshop_date())
    Registration.objects.update(language="xx")
    (message,) = sent()
    assert f"http://testserver/de/workshops/mine/{registration.secret}/" in part(message, "text/plain")


def test_mail_whose_server_fell_silent_is_never_sent_by_itself(failing: type[Failing]) -> None:
    registered(workshop_date())
    failing.error = SMTPServerDisconnected("Connection unexpectedly closed")
    with pytest.raises(SMTPServerDisconnected):
        outbox.send_waiting()
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        outbox.send_waiting()
        (unclear,) = Mail.objects.undelivered()
        send_again(unclear)
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            assert len(sent()) == 1


def test_answers_go_to_the_organizer() -> None:
    registered(workshop_date(event_fields={"name": "Fest", "email": "fest@example.org"}))
    (message,) = sent()
    assert (message["Reply-To"], message["From"]) == ("fest@example.org", "wegweiser@testserver")


def test_message_of_the_organizer_says_how_to_leave() -> None:
    registration = confirmed(workshop_date())
    outbox.send_waiting()
    write(registration, MailKind.MESSAGE, "Bitte mitbringen", "Einen Stift.")
    (message,) = sent()
    assert message["List-Unsubscribe"] == f"<http://testserver/de/workshops/mine/{registration.secret}/>"
    assert "Einen Stift." in part(message, "text/plain")
