"""Sends what waits, unless it is no longer so."""

from __future__ import annotations

from cms.mailing.outbox import Outbox
from cms.plugins.board.exchange import is_late
from cms.plugins.board.mails.letters import message
from cms.plugins.board.models import Mail, MailKind
from cms.plugins.board.models.notice import State
from cms.plugins.board.states import is_too_late


def is_settled(mail: Mail) -> bool:
    """The link would do nothing any more, or what the mail says has become untrue."""
    notice, reply = mail.notice, mail.reply
    if mail.kind == MailKind.CONFIRM:
        return notice.state != State.PENDING or is_too_late(notice)
    if mail.kind in (MailKind.PUBLIC, MailKind.REMINDER):
        return not notice.is_public
    if mail.kind == MailKind.REJECTED:
        return notice.state != State.REJECTED
    if mail.kind == MailKind.CONFIRM_REPLY and reply:
        return reply.is_confirmed or is_late(reply) or notice.has_ended
    return False


outbox = Outbox(lambda: Mail.objects.select_related("notice", "reply", "message"), message, is_settled)
