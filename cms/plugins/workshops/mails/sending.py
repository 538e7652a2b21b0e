"""Sends what waits. Each mail at most once: it is claimed first, and what a killed worker had claimed waits for a person."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone

from cms.plugins.workshops.mails.message import message
from cms.plugins.workshops.models import Mail
from cms.plugins.workshops.models.mail import MOST_TRIES, MailKind
from cms.plugins.workshops.models.registration import State

HOLDS_IN = {
    MailKind.CONFIRM: (State.PENDING,),
    MailKind.CONFIRMED: (State.CONFIRMED,),
    MailKind.WAITING: (State.WAITING,),
    MailKind.OFFER: (State.OFFERED,),
    MailKind.EXPIRED: (State.EXPIRED,),
    MailKind.CANCELLED: (State.CANCELLED,),
    MailKind.CHANGED: (State.CONFIRMED, State.OFFERED, State.WAITING),
    MailKind.RESTORED: (State.CONFIRMED, State.OFFERED, State.WAITING),
    MailKind.CERTIFICATE: (State.ATTENDED,),
}
STILL_ON = (MailKind.CONFIRMED, MailKind.WAITING, MailKind.OFFER, MailKind.CHANGED, MailKind.RESTORED)
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


def claimed(pk: int) -> bool:
    """Whether this worker is the one that sends it."""
    return bool(Mail.objects.due().order_by().filter(pk=pk).update(claimed_at=timezone.now(), tries=F("tries") + 1))


def is_settled(mail: Mail) -> bool:
    """What it says or asks for is no longer so."""
    registration, kind = mail.registration, MailKind(mail.kind)
    if kind == MailKind.CALLED_OFF:
        return not registration.workshop_date.is_cancelled
    if kind in STILL_ON and registration.workshop_date.is_cancelled:
        return True
    return registration.state not in HOLDS_IN.get(kind, (registration.state,))


def send(mail: Mail, connection: Any) -> None:
    """What the server clearly refused is tried again or given up; after silence nobody knows, and it stays claimed."""
    if is_settled(mail):
        mail.delete()
        return
    try:
        made = message(mail)
    except Exception as error:  # an address, a header or a text that cannot be written; its words may be about a person
        give_up(mail, type(error).__name__)
        return
    try:
        deliver(mail, made, connection)
    except Refused as refusal:
        give_back(mail, refusal)
    else:
        Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())


def deliver(mail: Mail, made: EmailMessage, connection: Any) -> None:
    """A refused sender is the site's own fault: everything waits, and the round is over."""
    try:
        connection.send_messages([made])
    except SMTPRecipientsRefused as error:
        connection.close()
        raise Refused(max(code for code, _text in error.recipients.values())) from None
    except SMTPDataError as error:
        connection.close()
        raise Refused(error.smtp_code) from None
    except SMTPSenderRefused as error:
        Mail.objects.filter(pk=mail.pk).update(claimed_at=None, tries=F("tries") - 1, not_before=timezone.now() + WAIT)
        raise ConnectionError(f"The server refuses our sender: SMTP {error.smtp_code}") from None
    except (ValueError, UnicodeError) as error:
        raise Refused(PERMANENT) from error
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
