"""Visitors report what is wrong, without login, cookie or script; editors find it in their inbox."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from time_machine import TimeMachineFixture

from cms.feedback.models import FeedbackMessage
from directory.models import Service
from tests.admin_forms import address_of
from tests.factories import pages, people
from tests.factories.directory import OrganizationFactory, ServiceFactory

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
INBOX = "wagtailsnippets_feedback_feedbackmessage"


@pytest.fixture
def service(db: None, time_machine: TimeMachineFixture) -> Service:
    time_machine.move_to(NOON, tick=False)
    pages.finder(pages.home())
    return ServiceFactory(name="Sprachkurs")


def address(record: Any, language: str = "de", kind: str = "service") -> str:
    return f"/{language}/feedback/{kind}/{record.translation_key}/"


def form_at(reader: Client, path: str) -> dict[str, str]:
    html = BeautifulSoup(reader.get(path).content.decode(), "html.parser")
    return {"moment": html.select_one("[name=moment]")["value"]}


def send(reader: Client, path: str, machine: TimeMachineFixture, after: float = 30, **values: str) -> Any:
    form = form_at(reader, path) | {"subject": "hours", **values}
    machine.shift(after)
    return reader.post(path, form)


def stored() -> list[tuple[str, ...]]:
    return list(FeedbackMessage.objects.values_list("record", "language", "subject", "message", "contact"))


@pytest.mark.parametrize(
    "language, thanks", [("de", "Vielen Dank! Ihre Nachricht ist angekommen."), ("ar", "شكرًا لكم! وصلت رسالتكم.")]
)
def test_visitor_reports_what_is_wrong(
    reader: Client, service: Service, time_machine: TimeMachineFixture, language: str, thanks: str
) -> None:
    answer = send(reader, address(service, language), time_machine, message="مغلق يوم الجمعة", contact="a@example.org")
    assert (answer.status_code, answer.url) == (302, f"{address(service, language)}?sent=1")
    assert stored() == [("Sprachkurs", language, "hours", "مغلق يوم الجمعة", "a@example.org")]
    assert thanks in reader.get(answer.url).content.decode()
    assert not reader.cookies


def test_choice_alone_is_enough(reader: Client, service: Service, time_machine: TimeMachineFixture) -> None:
    send(reader, address(service), time_machine)
    assert stored() == [("Sprachkurs", "de", "hours", "", "")]


def test_page_of_a_service_leads_there_in_its_language(reader: Client, service: Service) -> None:
    html = reader.get(f"/ar/angebote/sprachkurs-{service.translation_key.hex[:10]}/").content.decode()
    assert f'href="{address(service, "ar")}"' in html


@pytest.mark.parametrize(
    "after, values, message",
    [
        (30, {"subject": ""}, "Bitte wählen Sie, was nicht stimmt."),
        (30, {"subject": "nonsense"}, "ist keine gültige Auswahl"),
        (30, {"message": "x" * 5000}, "höchstens 2000 Zeichen"),
        (1, {"message": "Das bleibt."}, "Bitte senden Sie es noch einmal."),
        (25 * 60 * 60, {"message": "Das bleibt."}, "Bitte senden Sie es noch einmal."),
        (30, {"moment": "", "message": "Das bleibt."}, "Bitte senden Sie es noch einmal."),
        (30, {"moment": "forged:1:x", "message": "<script>alert(1)</script>"}, "&lt;script&gt;"),
    ],
)
def test_what_is_wrong_with_it_is_said_and_nothing_is_lost(
    reader: Client, service: Service, time_machine: TimeMachineFixture, after: float, values: dict[str, str], message: str
) -> None:
    answer = send(reader, address(service), time_machine, after, **values)
    text = answer.content.decode()
    assert (answer.status_code, message in text, stored()) == (400, True, [])
    typed = BeautifulSoup(text, "html.parser").select_one("textarea")
    assert typed is not None
    assert typed.text == values.get("message", "")


def test_second_try_after_a_hasty_one_is_taken(reader: Client, service: Service, time_machine: TimeMachineFixture) -> None:
    hasty = BeautifulSoup(send(reader, address(service), time_machine, 1).content.decode(), "html.parser")
    field = hasty.select_one("[name=moment]")
    assert field is not None
    time_machine.shift(5)
    reader.post(address(service), {"subject": "gone", "moment": str(field["value"])})
    assert stored() == [("Sprachkurs", "de", "gone", "", "")]


def test_trap_swallows_what_programs_write(reader: Client, service: Service, time_machine: TimeMachineFixture) -> None:
    answer = send(reader, address(service), time_machine, website="https://spam.example.org")
    assert (answer.status_code, stored()) == (302, [])


def test_control_characters_are_left_out(reader: Client, service: Service, time_machine: TimeMachineFixture) -> None:
    send(reader, address(service), time_machine, message="a\x07b\nc", contact="x\x1by")
    assert [row[3:] for row in stored()] == [("ab\nc", "xy")]


def test_one_address_sends_so_many_an_hour(
    reader: Client, service: Service, time_machine: TimeMachineFixture, settings: Any
) -> None:
    settings.FEEDBACK_AN_HOUR = 2
    answers = [send(reader, address(service), time_machine, message=f"Nummer {number}") for number in range(3)]
    assert [one.status_code for one in answers] == [302, 302, 429]
    assert "Nummer 2" in answers[-1].content.decode()
    time_machine.shift(60 * 60)
    assert send(reader, address(service), time_machine).status_code == 302


def test_only_what_has_a_public_page_can_be_reported(reader: Client, service: Service) -> None:
    organization, draft = OrganizationFactory(), ServiceFactory(name="Entwurf", draft=True)
    tried = [address(organization, kind="organization"), address(draft), address(service, kind="nonsense")]
    assert [reader.get(one).status_code for one in tried] == [404, 404, 404]
    service.unpublish()
    assert [reader.get(address(service)).status_code, reader.post(address(service)).status_code] == [404, 404]


def test_answer_is_kept_by_no_cache_and_found_by_no_search_engine(reader: Client, service: Service) -> None:
    answer = reader.get(address(service))
    assert "no-store" in answer.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def message(**values: Any) -> FeedbackMessage:
    given = {"kind": "service", "uuid": "00000000-0000-4000-8000-000000000001", "record": "Sprachkurs", "language": "ar"}
    return FeedbackMessage.objects.create(**given | {"subject": "phone", "contact": "a@example.org", **values})


@pytest.mark.django_db
def test_editor_sees_what_waits_and_ticks_it_off() -> None:
    editor, one = people.editor(), message(message="Falsche Nummer")
    assert "Sprachkurs: Die Telefonnummer oder E-Mail ist falsch" in editor.get("/admin/").content.decode()
    listed = editor.get(reverse(f"{INBOX}:list")).content.decode()
    form = editor.get(address_of(one, "edit")).content.decode()
    assert [text in listed for text in ("Sprachkurs", "Arabisch")] == [True, True]
    assert [text in form for text in ("Falsche Nummer", "a@example.org")] == [True, True]
    assert editor.post(address_of(one, "edit"), {"is_done": "on", "record": "Geändert"}).status_code == 302
    one.refresh_from_db()
    assert (one.is_done, one.contact, one.record, one.message) == (True, "", "Sprachkurs", "Falsche Nummer")
    editor.get("/admin/")  # tells once more that it is saved
    assert "Sprachkurs: " not in editor.get("/admin/").content.decode()


@pytest.mark.django_db
def test_inbox_links_to_the_public_page(service: Service) -> None:
    one = message(uuid=service.translation_key)
    assert f'href="{one.page_address}"' in people.editor().get(address_of(one, "edit")).content.decode()
    assert one.page_address.startswith("/de/angebote/sprachkurs-")


@pytest.mark.parametrize("who", ["anonymous", "stranger", "translator"])
@pytest.mark.django_db
def test_nobody_else_reads_or_changes_messages(who: str) -> None:
    one = message(message="Vertraulich")
    client = Client() if who == "anonymous" else getattr(people, who)()
    addresses = [reverse(f"{INBOX}:list"), address_of(one, "edit"), address_of(one, "delete"), "/admin/"]
    assert [client.get(path, follow=True).content.decode().count("Vertraulich") for path in addresses] == [0, 0, 0, 0]
    for path in addresses[1:3]:
        client.post(path, {"is_done": "on"})
    one.refresh_from_db()
    assert (one.is_done, one.contact) == (False, "a@example.org")


@pytest.mark.django_db
def test_editors_write_no_messages_themselves() -> None:
    editor = people.editor()
    answer = editor.post(reverse(f"{INBOX}:add"), {"is_done": "on"})
    assert (answer.status_code, FeedbackMessage.objects.count()) == (302, 0)


def test_messages_wait_newest_first_and_done_ones_last(db: None) -> None:
    first, second, done = message(record="a"), message(record="b"), message(record="c", is_done=True)
    FeedbackMessage.objects.filter(pk=second.pk).update(received_at=first.received_at + timedelta(hours=1))
    assert list(FeedbackMessage.objects.all()) == [second, first, done]


def test_inbox_says_in_words_what_is_done(service: Service) -> None:
    for is_done in (True, False):
        FeedbackMessage.objects.create(
            kind="service", uuid=service.translation_key, record="Sprachkurs", language="de", subject="hours", is_done=is_done
        )
    listed = BeautifulSoup(people.editor().get(reverse(f"{INBOX}:list")).content.decode(), "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")][-1] for row in listed.select("tbody tr")]
    assert rows == ["nein", "ja"]
