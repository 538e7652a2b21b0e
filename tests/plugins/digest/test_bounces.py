"""Mails that come back later: reports in the mailbox of the sender, read over IMAP."""

from __future__ import annotations

import imaplib
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from cms.mailing.bounces import read_bounces
from cms.mailing.outbox import send_again
from cms.plugins.digest.issues import make_issue
from cms.plugins.digest.kinds import Rhythm
from cms.plugins.digest.models import Mail, MailKind, Subscription
from cms.plugins.digest.periods import period_of
from cms.timetable import jobs
from tests.imap_server import Session, mailbox

pytestmark = pytest.mark.django_db
REPORT = """From: MAILER-DAEMON@mx.example.org
To: wegweiser@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry. Message <{stranger}@example.org> is not meant.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ruth@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown

--b
Content-Type: {returned}

Subject: News
Message-ID:
 <{uuid}@testserver>

--b--
"""


def report(uuid: UUID, action: str = "failed", status: str = "5.1.1", returned: str = "message/rfc822") -> bytes:
    text = REPORT.format(uuid=uuid, stranger=uuid4(), action=action, status=status, returned=returned)
    return text.replace("\n", "\r\n").encode()


def subscription() -> Subscription:
    facts = {"email": "ruth@example.org", "mailbox": "ruth@example.org", "kinds": ["news"], "confirmed_at": timezone.now()}
    return Subscription.objects.create(**facts)


def sent(to: Subscription | None = None, **said: Any) -> Mail:
    now = timezone.now()
    facts = {"kind": MailKind.CONFIRM, "claimed_at": now, "sent_at": now, **said}
    return Mail.objects.create(subscription=to or subscription(), **facts)


def problems() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("problem", flat=True))


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_mail_that_came_back_is_marked_once_and_its_report_is_read(settings: Any, returned: str) -> None:
    mail = sent()
    with mailbox(report(mail.uuid, returned=returned)) as server:
        settings.BOUNCES_URL = server.address
        read_bounces()
        assert (problems(), server.seen) == (["DSN 5.1.1"], {1})
        Mail.objects.update(problem="")
        read_bounces()
        assert problems() == [""]
    assert list(Mail.objects.undelivered()) == []


@pytest.mark.parametrize("action, status", [("delayed", "4.4.1"), ("failed", "4.2.2"), ("relayed", "5.1.1")])
def test_mail_that_is_only_late_is_not_marked(settings: Any, action: str, status: str) -> None:
    mail = sent()
    with mailbox(report(mail.uuid, action, status)) as server:
        settings.BOUNCES_URL = server.address
        read_bounces()
        assert (problems(), server.seen) == ([""], {1})


def test_what_is_no_report_about_our_mails_stays_unread_and_holds_up_nothing(settings: Any) -> None:
    mail = sent()
    broken = [b"", b"\xff\xfe no mail at all", b"Subject: Hallo\r\n\r\nIch bin im Urlaub.", report(mail.uuid)[:400]]
    huge = report(mail.uuid, status="5.9.9") + b"x" * 1_000_000
    odd = report(mail.uuid, status="5.x.y").replace(b"550 5.1.1", b"550")
    odd = odd.replace(b"Subject: News", b"Content-Type: text/plain; charset=foo-8\r\nSubject: h\xe4")
    mention = report(uuid4()).replace(b"Subject: News", f"In-Reply-To: <{mail.uuid}@testserver>".encode())
    elsewhere = report(mail.uuid).replace(b"@testserver>", b"@elsewhere.example.org>")
    with mailbox(*broken, huge, odd, mention, elsewhere, report(mail.uuid)) as server:
        settings.BOUNCES_URL = server.address
        read_bounces()
        assert problems() == ["DSN 5.1.1"]
        assert server.seen == {4, 6, 7, 8, 9}


def test_three_issues_that_came_back_pause_the_subscription(settings: Any) -> None:
    reader = subscription()
    issues = [sent(reader, kind=MailKind.ISSUE, period=f"2026-W4{n}", entries=[{"kind": "news"}]) for n in range(3)]
    with mailbox(*(report(one.uuid) for one in issues)) as server:
        settings.BOUNCES_URL = server.address
        read_bounces()
    assert list(Mail.objects.undelivered()) == []
    make_issue(reader.pk, period_of(Rhythm.WEEKLY, date(2026, 12, 1)))
    reader.refresh_from_db()
    assert reader.paused_at is not None


def test_old_report_does_not_mark_a_mail_that_waits_to_be_sent_again(settings: Any) -> None:
    mail = sent(problem="DSN 5.2.2")
    send_again(mail)
    with mailbox(report(mail.uuid)) as server:
        settings.BOUNCES_URL = server.address
        read_bounces()
    mail.refresh_from_db()
    assert (mail.problem, mail.sent_at, mail in Mail.objects.due()) == ("", None, True)
    Mail.objects.update(claimed_at=timezone.now() - timedelta(hours=1))  # and the worker was killed
    assert list(Mail.objects.undelivered()) == [mail]


def test_server_that_refuses_for_a_moment_loses_no_report(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = sent()
    with mailbox(report(mail.uuid)) as server:
        settings.BOUNCES_URL = server.address
        for command in ("do_fetch", "do_search"):
            with monkeypatch.context() as moment:
                moment.setattr(Session, command, lambda session, rest: "NO try again later")
                with pytest.raises(ConnectionError):
                    read_bounces()
        assert server.seen == set()
        read_bounces()
    assert problems() == ["DSN 5.1.1"]


@pytest.mark.parametrize("change, error", [(("word", "wrong"), imaplib.IMAP4.error), (("INBOX", "Weg"), ConnectionError)])
def test_mailbox_that_does_not_open_is_an_error(settings: Any, change: tuple[str, str], error: type[Exception]) -> None:
    with mailbox() as server:
        settings.BOUNCES_URL = server.address.replace(*change)
        with pytest.raises(error):
            read_bounces()


def test_worker_reads_them_and_without_a_mailbox_does_nothing(settings: Any) -> None:
    (job,) = [one for one in jobs() if one.name == "read mails that have come back"]
    settings.BOUNCES_URL = ""
    job.run()
