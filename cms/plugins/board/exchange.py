"""Answers to notices. Both sides write through the server, and neither learns the other's address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from cms.mailing.mailbox import mailbox_of
from cms.plugins.board.models import Mail, MailKind, Message, Notice, Reply
from cms.plugins.board.rules import CONFIRM_WITHIN, MESSAGES_A_DAY, REPLIES_A_DAY
from cms.plugins.board.states import NotPossible, just_locked


class TooMany(NotPossible):
    """For today it is enough."""


def reply(notice: Notice, details: Mapping[str, str], language: str) -> None:
    """`details` are person, email and text. It reaches nobody before the mail address is confirmed. NotPossible, TooMany."""
    mailbox = mailbox_of(details["email"])
    with just_locked(notice.pk) as found:
        if not found.is_public:
            raise NotPossible
        lately = Reply.objects.sent().filter(mailbox=mailbox, made_at__gt=timezone.now() - timedelta(days=1))
        if lately.count() >= REPLIES_A_DAY:
            raise TooMany
        made = Reply.objects.create(
            notice=found, person=details["person"], email=details["email"], mailbox=mailbox, language=language
        )
        Message.objects.create(reply=made, text=details["text"])
        Mail.objects.create(notice=found, reply=made, kind=MailKind.CONFIRM_REPLY)


def confirm(answer: Reply) -> None:
    """What the link in the mail leads to; now the author is told. Confirming again changes nothing. NotPossible."""
    with just_locked(answer.notice_id) as notice:
        found = Reply.objects.filter(pk=answer.pk).first()
        if found is None or (not found.is_confirmed and (notice.has_ended or is_late(found))):
            raise NotPossible
        if not found.is_confirmed:
            Reply.objects.filter(pk=found.pk).update(is_confirmed=True)
            tell(notice, found, found.messages.first())


def is_late(answer: Reply) -> bool:
    return answer.made_at <= timezone.now() - CONFIRM_WITHIN


def write(answer: Reply, text: str, is_from_author: bool) -> None:
    """The next message of one of the two. TooMany; NotPossible before the first one is confirmed."""
    with just_locked(answer.notice_id) as notice:
        if not Reply.objects.sent().filter(pk=answer.pk).exists():
            raise NotPossible
        lately = answer.messages.filter(is_from_author=is_from_author, written_at__gt=timezone.now() - timedelta(days=1))
        if lately.count() >= MESSAGES_A_DAY:
            raise TooMany
        tell(notice, answer, Message.objects.create(reply=answer, text=text, is_from_author=is_from_author))


def tell(notice: Notice, answer: Reply, message: Message | None) -> None:
    """The other one of the two."""
    kind = MailKind.WROTE_BACK if message and message.is_from_author else MailKind.ANSWERED
    Mail.objects.create(notice=notice, reply=answer, message=message, kind=kind)
