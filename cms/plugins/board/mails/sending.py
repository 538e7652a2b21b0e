"""Sends what waits, unless it is no longer so."""

from __future__ import annotations

from cms.mailing.outbox import Outbox
from cms.plugins.board.mails.letters import message
from cms.plugins.board.models import Mail, MailKind
from cms.plugins.board.models.notice import State

HOLDS_IN = {
    MailKind.CONFIRM: (State.PENDING,),
    MailKind.PUBLIC: (State.OPEN,),
    MailKind.REJECTED: (State.REJECTED,),
    MailKind.REMINDER: (State.OPEN,),
    MailKind.CONFIRM_REPLY: (State.OPEN,),
}


def is_settled(mail: Mail) -> bool:
    if mail.kind == MailKind.CONFIRM_REPLY and mail.reply and mail.reply.is_confirmed:
        return True
    return mail.notice.state not in HOLDS_IN.get(MailKind(mail.kind), (mail.notice.state,))


outbox = Outbox(lambda: Mail.objects.select_related("notice", "reply", "message"), message, is_settled)
