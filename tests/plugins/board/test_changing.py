"""The author of a notice writes it anew."""

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
from cms.plugins.board.mails.sending import is_settled
from cms.plugins.board.models import Mail, Notice
from cms.plugins.board.models.notice import State
from cms.plugins.board.publishing import path_of
from tests.plugins.board.made import MAYEN, answered, form, kinds_of_mails, place, public, submitted, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town() -> None:
    cache.clear()
    place(MAYEN)


def page_of(notice: Notice, language: str = "de") -> str:
    return f"/{language}/board/mine/{notice.secret}/change/"


def typed(**said: Any) -> dict[str, Any]:
    """The form as the author sends it: nobody is asked who it is, nor how long it stands."""
    known = form(languages=["de"], **said)
    return {name: value for name, value in known.items() if name not in {"days", "person", "email"}}


def test_form_of_a_notice_has_what_its_author_wrote(client: Client) -> None:
    notice = public(languages=["de", "ar"], quantity=2)
    soup = BeautifulSoup(client.get(page_of(notice, "ar")).content, "html.parser").main
    assert soup.select_one("[name=name]")["value"] == notice.name
    assert soup.select_one("[name=text]").text.strip() == notice.text
    assert {one["value"] for one in soup.select("[name=languages][checked]")} == {"de", "ar"}
    assert [soup.select_one(f"[name={name}]") for name in ("days", "person", "email")] == [None] * 3


def test_changed_notice_is_read_again_before_it_is_public(client: Client) -> None:
    notice = public()
    answered(notice)
    until = notice.valid_until
    answer = client.post(page_of(notice), typed(text="Wir kochen zusammen."))
    assert (answer.status_code, answer.url) == (302, f"/de/board/mine/{notice.secret}/")
    assert client.get(path_of(notice.uuid, "de")).status_code == 404
    notice.refresh_from_db()
    assert (notice.state, notice.text, notice.valid_until) == (State.SUBMITTED, "Wir kochen zusammen.", until)
    assert (notice.person, notice.email) == ("Ruth", "ruth@example.org")
    assert "Antworten" in text_of(client.get(answer.url))
    states.publish(notice, notice.revision)
    notice.refresh_from_db()
    assert notice.valid_until == until
    assert "Wir kochen zusammen." in text_of(client.get(path_of(notice.uuid, "de")))


def test_time_that_the_author_has_added_stays_when_a_word_is_mended(client: Client) -> None:
    notice = public(days=14, valid_until=timezone.localdate() + timedelta(days=14))
    states.still_holds(notice)
    client.post(page_of(notice), typed(text="Wir kochen zusammen."))
    notice.refresh_from_db()
    states.publish(notice, notice.revision)
    notice.refresh_from_db()
    assert notice.valid_until == timezone.localdate() + timedelta(days=30)


def test_answer_is_confirmed_while_a_changed_notice_is_read(client: Client) -> None:
    notice = public()
    reply = answered(notice, is_confirmed=False)
    client.post(page_of(notice), typed(text="Wir kochen zusammen."))
    assert not is_settled(Mail.objects.get(reply=reply))
    assert client.post(f"/de/board/mine/reply/{reply.secret}/", {"action": "confirm"}).status_code == 302
    assert kinds_of_mails(notice)[-1] == "answered"


def test_people_who_have_answered_are_told_that_the_new_words_were_not_accepted(client: Client) -> None:
    notice = public()
    answered(notice)
    client.post(page_of(notice), typed(text="Jetzt gegen Geld."))
    notice.refresh_from_db()
    states.reject(notice, notice.revision, "Bitte ohne Geld.")
    assert set(kinds_of_mails(notice)[-2:]) == {"gone", "rejected"}


def test_notice_that_was_sent_as_it_was_stays_public(client: Client) -> None:
    notice = public(place="")
    assert client.post(page_of(notice), typed()).status_code == 302
    assert client.get(path_of(notice.uuid, "de")).status_code == 200


def test_moderator_who_read_the_old_words_decides_about_nothing(client: Client) -> None:
    notice = submitted()
    read = notice.revision
    client.post(page_of(notice), typed(text="Anderer Text."))
    with pytest.raises(states.Changed):
        states.publish(notice, read)


def test_notice_that_was_not_accepted_is_mended_and_read_again(client: Client) -> None:
    notice = submitted()
    states.reject(notice, notice.revision, "Bitte ohne Preis.")
    assert "Meinen Eintrag ändern" in text_of(client.get(f"/de/board/mine/{notice.secret}/"))
    assert client.post(page_of(notice), typed(text="Ohne Preis.")).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.text, notice.ended_at) == (State.SUBMITTED, "Ohne Preis.", None)


def test_caution_is_asked_for_new_words_too(client: Client) -> None:
    notice = public()
    assert client.post(page_of(notice), typed(text="Ruft an: 0170 1234567")).status_code == 400
    assert client.get(path_of(notice.uuid, "de")).status_code == 200


def test_program_changes_nothing(client: Client) -> None:
    notice = public()
    client.post(page_of(notice), typed(text="Werbung", website="https://example.org"))
    notice.refresh_from_db()
    assert (notice.state, "Werbung" in notice.text) == (State.OPEN, False)


@pytest.mark.parametrize("state", [State.CLOSED, State.MATCHED])
def test_notice_that_has_ended_is_not_changed(client: Client, state: State) -> None:
    notice = public()
    states.end(notice, state)
    assert client.post(page_of(notice), typed(text="Neu")).status_code == 404
    assert Notice.objects.get().text == notice.text


def test_notice_whose_time_is_over_is_not_changed_though_no_worker_ran(client: Client) -> None:
    notice = public()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert client.get(page_of(notice)).status_code == 404
        with pytest.raises(states.NotPossible):
            states.change(notice, {"text": "Neu"})


def test_nobody_without_the_link_changes_a_notice(client: Client) -> None:
    notice = public()
    assert client.post(page_of(notice).replace(str(notice.secret), str(notice.uuid)), typed(text="Neu")).status_code == 404


def test_hundred_changes_a_minute_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.plugins.board.visitors.writing.notices_an_hour", lambda: 2)
    notice = public()
    assert [client.post(page_of(notice), typed(text=f"Text {one}")).status_code for one in range(4)] == [302, 302, 429, 429]
