"""Mails that were not delivered are seen by administrators, whichever plugin wrote them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.admin import mails
from cms.plugins.digest.models import Mail, MailKind, Subscription
from tests.factories import people

pytestmark = pytest.mark.django_db
PAGE = "/admin/reports/undelivered-mails/"


def mail(**said: Any) -> Mail:
    subscription = Subscription.objects.create(mailbox=f"{Mail.objects.count()}@example.org", email="canary@example.org")
    return Mail.objects.create(subscription=subscription, kind=MailKind.CONFIRM, **said)


def rows(client: Client) -> list[str]:
    found = BeautifulSoup(client.get(PAGE).content, "html.parser").select("#main table.listing tbody tr")
    return [" ".join(one.get_text(" ").split()) for one in found]


def test_administrator_sees_what_was_refused_or_is_unclear_and_no_address(admin_client: Client) -> None:
    now = timezone.now()
    mail(problem="SMTP 550")
    mail(claimed_at=now - timedelta(hours=1))
    mail(claimed_at=now)  # being sent
    mail(claimed_at=now - timedelta(hours=1), sent_at=now)
    mail()
    refused, unclear = rows(admin_client)
    assert "SMTP 550" in refused
    assert "keine Antwort vom Server" in unclear
    assert b"canary" not in admin_client.get(PAGE).content


def test_administrator_sends_again_or_lets_go(admin_client: Client) -> None:
    again, gone = mail(problem="SMTP 550", tries=8), mail(problem="SMTP 550")
    for name, one in (("again", again), ("forget", gone)):
        assert admin_client.post(PAGE, {name: f"digest.mail.{one.pk}"}).status_code == 302
    again.refresh_from_db()
    assert (again.problem, again.tries, again in Mail.objects.due()) == ("", 0, True)
    assert list(Mail.objects.all()) == [again]


def test_issue_that_is_let_go_is_not_made_again(admin_client: Client) -> None:
    now = timezone.now() - timedelta(hours=1)
    issue = mail(claimed_at=now, period="2026-W49")
    Mail.objects.update(kind=MailKind.ISSUE)
    admin_client.post(PAGE, {"forget": f"digest.mail.{issue.pk}"})
    assert (rows(admin_client), Mail.objects.get().sent_at) == (["Alle E-Mails wurden zugestellt."], now)


@pytest.mark.parametrize("key", ["", "digest.mail.x", "digest.mail.999", "auth.user.1", "\x00"])
def test_what_is_no_undelivered_mail_is_not_there(admin_client: Client, key: str) -> None:
    waits = mail()
    assert admin_client.post(PAGE, {"forget": key}, follow=True).status_code == 404
    assert admin_client.post(PAGE, {"forget": f"digest.mail.{waits.pk}"}, follow=True).status_code == 404
    assert Mail.objects.count() == 1


def test_start_page_leads_administrators_there_and_nobody_else(admin_client: Client) -> None:
    mail(problem="SMTP 550")
    assert PAGE in admin_client.get("/admin/").content.decode()
    assert PAGE not in people.editor().get("/admin/").content.decode()


def test_many_are_shown_in_parts(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mails, "MOST", 2)
    for _time in range(3):
        mail(problem="SMTP 550")
    assert len(rows(admin_client)) == 2
    assert "Es gibt noch mehr." in admin_client.get(PAGE).content.decode()
