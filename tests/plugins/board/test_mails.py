"""What is written to whom, and what is not."""

from __future__ import annotations

from datetime import timedelta
from email.message import Message
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from cms.plugins.board import exchange, states
from cms.plugins.board.mails.sending import outbox
from cms.plugins.board.models import Mail, MailKind
from cms.plugins.board.models.notice import State
from tests.plugins.board.made import answered, fields, public, submitted

pytestmark = pytest.mark.django_db


def sent() -> list[Any]:
    mail.outbox.clear()
    outbox.send_waiting()
    return list(mail.outbox)


def whole(one: Any) -> str:
    message: Message = one.message()
    parts = [part.get_payload(decode=True).decode() for part in message.walk() if not part.is_multipart()]
    return "\n".join([str(message.items()), *parts])


def test_author_is_asked_to_confirm_and_sees_no_words_of_the_notice() -> None:
    """Whoever typed somebody else's address writes nothing to them."""
    notice = states.submit(fields(name="Kauft billig", text="Werbung"))
    (one,) = sent()
    assert (one.to, one.subject) == (["ruth@example.org"], "Bitte bestätigen Sie Ihren Eintrag")
    assert f"/de/board/mine/{notice.secret}/" in whole(one)
    assert "Kauft billig" not in whole(one)
    assert "Werbung" not in whole(one)


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind != MailKind.CONFIRM])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_mail_has_the_address_of_the_other(kind: MailKind, language: str) -> None:
    notice = public(language=language)
    reply = answered(notice)
    message = exchange.Message.objects.create(reply=reply, text="Bis bald", is_from_author=kind == MailKind.WROTE_BACK)
    Mail.objects.all().delete()
    if kind == MailKind.TAKEN_OFF:
        states.Notice.objects.filter(pk=notice.pk).update(state=State.CLOSED, ended_at=timezone.now())
    if kind == MailKind.REJECTED:
        states.Notice.objects.filter(pk=notice.pk).update(state=State.REJECTED, ended_at=timezone.now(), reason="Nein.")
    if kind == MailKind.CONFIRM_REPLY:
        reply.is_confirmed = False
        reply.save()
    Mail.objects.create(notice=notice, reply=reply, message=message, kind=kind)
    (one,) = sent()
    (reader,) = one.to
    (other,) = {"ruth@example.org", "amal@example.org"} - {reader}
    assert other not in whole(one)
    assert one.reply_to == []
    assert whole(one).count("@example.org") == whole(one).count(reader) + str(one.message()["From"]).count("@example.org")


def test_author_gets_the_words_of_the_answer_and_the_link() -> None:
    notice = public()
    reply = answered(notice, text="Ich komme gern mit.\nBcc: x@example.org")
    one = sent()[-1]
    assert (one.to, one.subject) == (["ruth@example.org"], "Jemand hat auf Ihren Eintrag geantwortet")
    assert f"/de/board/mine/{notice.secret}/{reply.pk}/" in whole(one)
    assert "Ich komme gern mit." in whole(one)
    assert one.recipients() == ["ruth@example.org"]


def test_mail_that_is_no_longer_so_is_not_sent() -> None:
    notice = submitted()
    assert sent() == []
    states.publish(notice, notice.revision)
    states.end(notice, State.CLOSED)
    assert sent() == []


def test_mail_whose_link_would_do_nothing_is_not_sent() -> None:
    states.submit(fields(email="late@example.org"))
    public()
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert sent() == []


def test_author_is_reminded_once_a_week_before_the_end() -> None:
    notice = public()
    end = timezone.now() + timedelta(days=30)
    sent()
    for days, number in [(8, 0), (7, 1), (6, 0), (1, 0)]:
        with time_machine.travel(end - timedelta(days=days), tick=False):
            states.let_time_pass()
            assert [one.subject for one in sent()] == ["Gilt Ihr Eintrag noch?"] * number
    with time_machine.travel(end - timedelta(hours=5), tick=False):
        states.still_holds(notice)
        states.let_time_pass()
        assert sent() == []
    with time_machine.travel(end + timedelta(days=24), tick=False):
        states.let_time_pass()
        assert [one.to for one in sent()] == [["ruth@example.org"]]


def test_notice_of_two_weeks_is_not_reminded_in_its_first_days() -> None:
    public(valid_until=timezone.localdate() + timedelta(days=14))
    sent()
    states.let_time_pass()
    assert sent() == []


def test_those_who_wrote_are_told_that_it_has_ended() -> None:
    notice = public()
    answered(notice)
    sent()
    states.end(notice, State.MATCHED)
    states.end(notice, State.MATCHED)
    assert [(one.to, one.subject) for one in sent()] == [(["amal@example.org"], "Der Eintrag ist beendet")]
