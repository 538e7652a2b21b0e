"""Sends what waits. Each mail at most once: it is claimed first, and what a killed worker had claimed waits for a person."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from cms.mailing.outgoing import MOST_TRIES, OutgoingMail, OutgoingMailQuerySet

A_ROUND = 50  # mails; then the other jobs have their turn
PERMANENT = 500  # from this reply code on (RFC 5321) it makes no sense to try again
WAIT = timedelta(minutes=5)  # after the first try; then twice as long each time
logger = logging.getLogger(__name__)


class Refused(Exception):
    """The server has said that it did not take the mail."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SMTP {code}")
        self.code = code


@dataclass(frozen=True)
class Outbox:
    """Of one model. `message` writes a mail, `is_settled` says that what it tells is no longer so; both get rows of `mails`."""

    mails: Callable[[], OutgoingMailQuerySet]
    message: Callable[[Any], EmailMessage]
    is_settled: Callable[[Any], bool]

    def send_waiting(self) -> None:
        """One connection for all. A server that cannot be reached leaves everything waiting."""
        if not self.mails().due().exists():
            return
        with get_connection() as connection:
            for pk in self.mails().due().values_list("pk", flat=True)[:A_ROUND]:
                if self.claimed(pk) and (mail := self.mails().filter(pk=pk).first()):
                    self.send(mail, connection)

    def claimed(self, pk: int) -> bool:
        """Whether this worker is the one that sends it."""
        due = self.mails().select_related(None).due().order_by()
        return bool(due.filter(pk=pk).update(claimed_at=timezone.now(), tries=F("tries") + 1))

    def send(self, mail: OutgoingMail, connection: Any) -> None:
        """What the server clearly refused is tried again or given up; after silence nobody knows, and it stays claimed."""
        if self.is_settled(mail):
            mail.delete()
            return
        try:
            made = self.message(mail)
        except DatabaseError:  # it is not the mail's fault
            change(mail, claimed_at=None, tries=F("tries") - 1)
            raise
        except Exception as error:  # an address, a header or a text that cannot be written; its words may be about a person
            give_up(mail, type(error).__name__)
            return
        try:
            deliver(mail, made, connection)
        except Refused as refusal:
            give_back(mail, refusal)
        else:
            change(mail, sent_at=timezone.now())


def change(mail: OutgoingMail, **values: Any) -> None:
    """Whatever else has happened to it meanwhile."""
    type(mail)._default_manager.filter(pk=mail.pk).update(**values)


def deliver(mail: OutgoingMail, made: EmailMessage, connection: Any) -> None:
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
        change(mail, claimed_at=None, tries=F("tries") - 1, not_before=timezone.now() + WAIT)
        raise ConnectionError(f"The server refuses our sender: SMTP {error.smtp_code}") from None
    except (ValueError, UnicodeError) as error:
        raise Refused(PERMANENT) from error
    except (SMTPException, OSError):
        logger.warning("Mail %s: the server fell silent, perhaps it was sent", mail.uuid)
        connection.close()
        raise


def give_back(mail: OutgoingMail, refusal: Refused) -> None:
    if refusal.code >= PERMANENT or mail.tries >= MOST_TRIES:
        return give_up(mail, str(refusal))
    change(mail, claimed_at=None, not_before=timezone.now() + WAIT * 2 ** (mail.tries - 1))
    logger.info("Mail %s: %s, is tried again", mail.uuid, refusal)


def give_up(mail: OutgoingMail, problem: str) -> None:
    """Whoever looks after it sees it in the admin."""
    change(mail, problem=problem)
    logger.warning("Mail %s cannot be sent: %s", mail.uuid, problem)


def send_again(mail: OutgoingMail) -> None:
    """A person has decided."""
    change(mail, claimed_at=None, sent_at=None, problem="", tries=0, not_before=timezone.now())
