"""Sends what waits, unless it is no longer so."""

from __future__ import annotations

from cms.mailing.outbox import Outbox
from cms.plugins.digest.mails.letters import message
from cms.plugins.digest.models import Mail, MailKind


def is_settled(mail: Mail) -> bool:
    is_confirmed = mail.subscription.confirmed_at is not None
    if mail.kind == MailKind.CONFIRM:
        return is_confirmed and mail.subscription.paused_at is None
    return not is_confirmed or (mail.kind == MailKind.ISSUE and mail.subscription.paused_at is not None)


outbox = Outbox(lambda: Mail.objects.select_related("subscription"), message, is_settled)
