"""Sends what waits. Each mail at most once: it is claimed first, and what a killed worker had claimed waits for a person."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone

from cms.plugins.workshops.mails.message import message
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MOST_TRIES, MailKind
from cms.plugins.workshops.models.registration import State

ASKED_IN = {MailKind.CONFIRM: State.PENDING, MailKind.OFFER: State.OFFERED}
A_ROUND = 50  # mails; then the other jobs have their turn
PERMANENT = 500  # from this reply code on (RFC 5321) it makes no sense to try again
WAIT = timedelta(minutes=5)  # after the first try; then twice as long each time
logger = logging.getLogger(__name__)


class Refused(Exception):
    """The server has said that it did not take the mail."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SMTP {code}")
        self.code = code


def send_waiting() -> None:
    """One connection for all. A server that cannot be reached leaves everything waiting."""
    if not Mail.objects.due().exists():
        return
    with get_connection() as connection:
        for pk in Mail.objects.due().values_list("pk", flat=True)[:A_ROUND]:
            if claimed(pk):
                send(Mail.objects.select_related("registration__workshop_date").get(pk=pk), connection)


def is_settled(mail: Mail) -> bool:
    """What it asks for has been answered meanwhile."""
    return mail.registration.state != ASKED_IN.get(MailKind(mail.kind), mail.registration.state)


def claimed(pk: int) -> bool:
    """Whether this worker is the one that sends it."""
    return bool(Mail.objects.due().order_by().filter(pk=pk).update(claimed_at=timezone.now(), tries=F("tries") + 1))


def send(mail: Mail, connection: Any) -> None:
    """What the server clearly refused is tried again or given up; after silence nobody knows, and it stays claimed."""
    if is_settled(mail):
        mail.delete()
        return
    try:
        deliver(mail, connection)
    except Refused as refusal:
        give_back(mail, refusal)
    except (ValueError, UnicodeError) as error:  # an address or a header that cannot be written
        give_up(mail, type(error).__name__)
    else:
        Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())


def deliver(mail: Mail, connection: Any) -> None:
    try:
        connection.send_messages([message(mail)])
    except SMTPRecipientsRefused as error:
        raise Refused(max(code for code, _text in error.recipients.values())) from None
    except (SMTPSenderRefused, SMTPDataError) as error:
        raise Refused(error.smtp_code) from None
    except (SMTPException, OSError):
        logger.warning("Mail %s: the server fell silent, perhaps it was sent", mail.uuid)
        connection.close()
        raise


def give_back(mail: Mail, refusal: Refused) -> None:
    if refusal.code >= PERMANENT or mail.tries >= MOST_TRIES:
        return give_up(mail, str(refusal))
    later = timezone.now() + WAIT * 2 ** (mail.tries - 1)
    Mail.objects.filter(pk=mail.pk).update(claimed_at=None, not_before=later)
    logger.info("Mail %s: %s, is tried again", mail.uuid, refusal)


def give_up(mail: Mail, problem: str) -> None:
    """An organizer sees it in the list."""
    Mail.objects.filter(pk=mail.pk).update(problem=problem)
    logger.warning("Mail %s cannot be sent: %s", mail.uuid, problem)


def send_again(mail: Mail) -> None:
    """A person has decided."""
    Mail.objects.filter(pk=mail.pk).update(claimed_at=None, problem="", tries=0, not_before=timezone.now())
