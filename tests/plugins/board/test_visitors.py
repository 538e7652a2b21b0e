"""Writing a notice, answering one, and what the links in mails lead to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.plugins.board import states
from cms.plugins.board.cautions import CautionKind, cautions
from cms.plugins.board.models import Mail, MailKind, Message, Notice, Reply
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from tests.plugins.board.made import (
    MAYEN,
    answered,
    form,
    kinds_of_mails,
    message_form,
    place,
    public,
    submitted,
    text_of,
)

pytestmark = pytest.mark.django_db


def send(client: Client, page: str = "de", **said: Any) -> Any:
    return client.post(f"/{page}/board/new/", form(**said))


def answer_to(client: Client, notice: Notice, **said: str) -> Any:
    return client.post(f"/de/board/reply/{notice.uuid}/", message_form(**said))


def mine(notice: Notice) -> str:
    return f"/de/board/mine/{notice.secret}/"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_visitor_writes_a_notice_without_account_and_cookie(client: Client, language: str) -> None:
    answer = send(client, language, language=language, languages=["ar", "de"], quantity="2")
    assert (answer.status_code, answer.url) == (302, f"/{language}/board/new/?sent=1")
    assert not answer.cookies
    names = ("notice_type", "category", "name", "language", "languages", "quantity", "person", "email", "state")
    assert Notice.objects.values_list(*names).get() == (
        *("offer", "language", "Deutsch üben", language, ["ar", "de"], 2, "Ruth", "ruth@example.org", "pending"),
    )
    assert Notice.objects.get().valid_until == timezone.localdate() + timedelta(days=30)
    thanks = client.get(answer.url)
    assert "no-store" in thanks["Cache-Control"]
    assert "Deutsch üben" not in thanks.content.decode()


@pytest.mark.parametrize(
    "said, field",
    [
        ({"notice_type": "x"}, "notice_type"),
        ({"category": ""}, "category"),
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"text": "x" * 1001}, "text"),
        ({"place": "071370068068"}, "place"),
        ({"topics": ["x"]}, "topics"),
        ({"languages": ["xx"]}, "languages"),
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "1e9"}, "quantity"),
        ({"days": "91"}, "days"),
        ({"email": "ruth@example.org\nBcc: x@example.org"}, "email"),
        ({"email": "nein"}, "email"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(client: Client, said: dict[str, Any], field: str) -> None:
    answer = send(client, **said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one(f"#id_{field}_error")
    if "name" not in said:
        assert page.select_one("#id_name")["value"] == "Deutsch üben"
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("Ruft an: 0261 123456", ["phone"]),
        ("Ruft an: +49 (0) 151 / 23 45 67 89", ["phone"]),
        ("٠١٥١ ٢٣٤٥٦٧٨٩", ["phone"]),
        ("Schreibt an ruth@example.org", ["mail"]),
        ("Schreibt an ruth (at) example.org", ["mail"]),
        ("Pass C01X00T47", ["document"]),
        ("geboren am 3.4.1999", ["person"]),
        ("Sie wartet auf den Ablehnungsbescheid", ["person"]),
        ("تاريخ الميلاد", ["person"]),
        ("Am 12.12.2099 um 15:30 Uhr, 20 Stühle, 140x70", []),
        ("Postleitzahl 56727, zwei Räder ab 24 Zoll", []),
        ("", []),
    ],
)
def test_cautions_find_what_should_not_stand_in_public(text: str, kinds: list[str]) -> None:
    found = [str(one.kind) for one in cautions(text)]
    assert found == kinds


def test_visitor_is_asked_once_more_about_a_phone_number(client: Client) -> None:
    text = "Ruft mich an: 0261 123456. Pass C01X00T47."
    answer = send(client, text=text)
    assert answer.status_code == 400
    assert {one.kind for one in answer.context["form"].cautions} == {CautionKind.PHONE, CautionKind.DOCUMENT}
    page = BeautifulSoup(answer.content, "html.parser")
    assert [one.get_text() for one in page.select(".caution")] == ["0261 123456", "C01X00T47"]
    assert page.select_one("#id_text").get_text().strip() == text
    assert not Notice.objects.exists()
    assert send(client, text=text, has_checked="on").status_code == 302
    assert Notice.objects.get().text == text


def test_script_in_a_notice_stays_text(client: Client) -> None:
    notice = public(name="<script>alert(1)</script>", text='<img src=x onerror=alert(2)> {{ 7|add:"1" }}')
    for address in ("/de/board/", path_of(notice.uuid, "ar"), f"/de/board/reply/{notice.uuid}/", mine(notice)):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_boxes_stay_ticked_when_something_took_long(client: Client) -> None:
    said = form(moment="", languages=["ar", "de", "uk"])
    page = BeautifulSoup(client.post("/de/board/new/", said).content, "html.parser")
    assert [one["value"] for one in page.select("[name=languages][checked]")] == ["de", "ar", "uk"]
    moment = page.select_one("[name=moment]")["value"]
    with time_machine.travel(timezone.now() + timedelta(seconds=10), tick=False):
        assert client.post("/de/board/new/", said | {"moment": moment}).status_code == 302


def test_two_errors_of_a_field_share_one_id(client: Client) -> None:
    page = BeautifulSoup(send(client, email="x" * 300).content, "html.parser")
    assert len(page.select("#id_email_error")) == 1
    assert len(page.select("#id_email_error .error")) == 2


def test_program_is_thanked_and_nothing_is_kept(client: Client) -> None:
    assert send(client, website="https://example.org").status_code == 302
    assert answer_to(client, public(), website="x").status_code == 302
    assert (Notice.objects.count(), Reply.objects.count()) == (1, 0)


def test_one_mail_address_is_not_written_to_all_day(client: Client) -> None:
    cache.clear()
    addresses = ["ruth@example.org", "ruth+1@example.org", "Ruth@Example.org", '"ruth"@example.org', "ruth+2@example.org"]
    assert [send(client, email=one).status_code for one in addresses] == [302] * 5
    answer = send(client, email="ruth+3@example.org")
    assert (answer.status_code, Notice.objects.count()) == (429, 5)
    assert BeautifulSoup(answer.content, "html.parser").select_one("#id_name")["value"] == "Deutsch üben"


def test_hundred_notices_a_minute_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_NOTICES_AN_HOUR", "5")
    cache.clear()
    answers = [send(client, email=f"{number}@example.org").status_code for number in range(100)]
    assert (answers.count(302), answers.count(429)) == (5, 95)
    assert Notice.objects.count() == 5


def test_link_of_the_mail_shows_and_a_button_confirms(client: Client) -> None:
    send(client)
    notice = Notice.objects.get()
    assert client.get(mine(notice)).status_code == 200
    notice.refresh_from_db()
    assert notice.state == State.PENDING
    assert client.post(mine(notice), {"action": "confirm"}).url == mine(notice)
    assert client.post(mine(notice), {"action": "confirm"}).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, kinds_of_mails(notice)) == (State.SUBMITTED, ["confirm"])
    page = client.get(mine(notice))
    assert "ruth@example.org" not in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("same-origin", True)


def test_link_that_was_altered_or_is_too_old_confirms_nothing(client: Client) -> None:
    send(client)
    notice = Notice.objects.get()
    assert client.post(f"/de/board/mine/{notice.uuid}/", {"action": "confirm"}).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        assert "vorbei" in text_of(client.post(mine(notice), {"action": "confirm"}))
        states.let_time_pass()
        assert client.get(mine(notice)).status_code == 404
    assert not Notice.objects.exists()


@pytest.mark.parametrize("action, state", [("found", "matched"), ("close", "closed")])
def test_author_ends_the_notice_and_it_is_gone_at_once(client: Client, action: str, state: str) -> None:
    notice = public()
    assert client.get(path_of(notice.uuid, "de")).status_code == 200
    for _time in range(2):
        assert client.post(mine(notice), {"action": action}).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, client.get(path_of(notice.uuid, "de")).status_code) == (state, 404)
    assert client.post(mine(notice), {"action": "still"}).status_code == 200
    notice.refresh_from_db()
    assert notice.state == state


def test_author_says_that_it_still_holds(client: Client) -> None:
    notice = public(valid_until=timezone.localdate() + timedelta(days=3))
    for _time in range(2):
        client.post(mine(notice), {"action": "still"})
    notice.refresh_from_db()
    assert notice.valid_until == timezone.localdate() + timedelta(days=30)


def test_unknown_action_changes_nothing(client: Client) -> None:
    notice = public()
    assert client.post(mine(notice), {"action": "publish"}).status_code == 200
    assert client.post(mine(notice), {}).status_code == 200
    notice.refresh_from_db()
    assert notice.state == State.OPEN


def test_author_asks_for_transport_without_another_mail(client: Client) -> None:
    bed = public(notice_type="request", category="furniture", name="Bett")
    address = f"{mine(bed)}new/"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one("#id_category [selected]")["value"] == "transport"
    assert not page.select("#id_email")
    answer = client.post(address, form(notice_type="request", category="transport", name="Fahrt"))
    ride = Notice.objects.get(name="Fahrt")
    assert (answer.status_code, answer.url) == (302, mine(ride))
    assert (ride.parent, ride.email, ride.state) == (bed, "ruth@example.org", State.SUBMITTED)
    states.end(bed, State.MATCHED)
    assert client.get(address).status_code == 404


def test_author_sees_what_fits_and_nobody_is_told(client: Client) -> None:
    place("071375002501")
    far = public(name="Weit weg", notice_type="request", category="rooms", place="071375002501", languages=[])
    near = public(name="Passt", notice_type="request", email="x@example.org")
    notice = public()
    page = text_of(client.get(mine(notice)))
    assert ("Passt" in page, "Weit weg" in page) == (True, False)
    assert "x@example.org" not in page
    assert kinds_of_mails(far) == kinds_of_mails(near) == ["confirm", "public"]


def test_answer_reaches_the_author_when_its_mail_address_is_confirmed(client: Client) -> None:
    notice = public()
    answer = answer_to(client, notice)
    assert (answer.status_code, answer.url) == (302, f"/de/board/reply/{notice.uuid}/?sent=1")
    reply = Reply.objects.get()
    assert kinds_of_mails(notice)[-1] == MailKind.CONFIRM_REPLY
    assert "Ich komme" not in text_of(client.get(mine(notice)))

    address = f"/de/board/mine/reply/{reply.secret}/"
    assert client.get(address).status_code == 200
    assert kinds_of_mails(notice)[-1] == MailKind.CONFIRM_REPLY
    for _time in range(2):
        assert client.post(address, {"action": "confirm"}).status_code == 302
    assert kinds_of_mails(notice)[-2:] == [MailKind.CONFIRM_REPLY, MailKind.ANSWERED]


def test_both_write_to_each_other_and_no_address_is_seen(client: Client) -> None:
    notice = public()
    reply = answered(notice)
    author, other = f"{mine(notice)}{reply.pk}/", f"/de/board/mine/reply/{reply.secret}/"
    assert client.post(author, message_form(text="Gern! Dienstag um drei?")).status_code == 302
    assert client.post(other, message_form(text="Ja.")).status_code == 302
    assert list(reply.messages.values_list("is_from_author", "text")) == [
        (False, "Ich komme gern mit."),
        (True, "Gern! Dienstag um drei?"),
        (False, "Ja."),
    ]
    assert kinds_of_mails(notice)[-3:] == ["answered", "wrote_back", "answered"]
    for address in (author, other):
        text = client.get(address).content.decode()
        assert "Dienstag um drei?" in text
        assert "@example.org" not in text


def test_author_of_another_notice_reads_nothing(client: Client) -> None:
    reply, other = answered(public()), public(email="other@example.org")
    assert client.get(f"{mine(other)}{reply.pk}/").status_code == 404
    assert client.post(f"{mine(other)}{reply.pk}/", message_form()).status_code == 404


def test_reply_that_nobody_confirmed_is_no_exchange(client: Client) -> None:
    notice = public()
    reply = answered(notice, is_confirmed=False)
    assert client.get(f"{mine(notice)}{reply.pk}/").status_code == 404
    client.post(f"/de/board/mine/reply/{reply.secret}/", message_form(text="Hallo"))
    assert Message.objects.count() == 1


def test_reply_after_the_end_is_not_sent(client: Client) -> None:
    notice = public()
    reply = answered(notice, is_confirmed=False)
    states.end(notice, State.CLOSED)
    assert client.post(f"/de/board/mine/reply/{reply.secret}/", {"action": "confirm"}).status_code == 200
    assert MailKind.ANSWERED not in kinds_of_mails(notice)
    assert answer_to(client, notice).status_code == 404


def test_sixth_reply_of_a_day_is_refused(client: Client) -> None:
    cache.clear()
    notices = [public(name=f"Eintrag {number}", email=f"{number}@example.org") for number in range(6)]
    for notice in notices[:5]:
        answered(notice)
    assert answer_to(client, notices[5], email="Amal@example.org ").status_code == 429
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert answer_to(client, notices[5]).status_code == 302


def test_exchange_has_an_end_for_today(client: Client) -> None:
    notice = public()
    reply = answered(notice)
    address = f"{mine(notice)}{reply.pk}/"
    answers = [client.post(address, message_form(text=f"Nummer {number}")).status_code for number in range(21)]
    assert (answers.count(302), answers[-1]) == (20, 429)


@pytest.mark.parametrize("said, field", [({"text": ""}, "text"), ({"text": "x" * 1001}, "text"), ({"email": "x"}, "email")])
def test_reply_that_makes_no_sense_is_said(client: Client, said: dict[str, str], field: str) -> None:
    answer = answer_to(client, public(), **said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])


def test_form_begins_with_what_the_address_asks_for(client: Client) -> None:
    submitted(place=MAYEN)
    page = BeautifulSoup(client.get("/de/board/new/?type=request&category=transport").content, "html.parser")
    assert page.select_one("#id_notice_type [selected]")["value"] == "request"
    assert page.select_one("#id_category [selected]")["value"] == "transport"
    assert client.get("/de/board/new/?type=%00&category=<b>").status_code == 200


def test_mails_wait_until_they_are_sent() -> None:
    public()
    assert Mail.objects.due().count() == 2
