"""Mails that come back later: reads the reports (RFC 3464) in the mailbox of our sender, by IMAP."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, message_from_string
from email.message import Message
from imaplib import IMAP4, IMAP4_SSL
from re import compile as pattern
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings

from cms.mailing.outgoing import mail_models

A_ROUND = 200  # reports
LARGEST = 1_000_000  # bytes; reports have some thousands
TIMEOUT = 20  # seconds
MESSAGE_ID = pattern(r"<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@([^>]+)>")
STATUS = pattern(r"5\.\d{1,3}\.\d{1,3}")  # permanent (RFC 3463); what is only late may still arrive
RETURNED = ("message/rfc822", "text/rfc822-headers")
logger = logging.getLogger(__name__)


def read_bounces() -> None:
    """For the timetable. Each mail that has come back gets its problem. Reports are read then, other mails stay unread."""
    if not settings.BOUNCES_URL:
        return
    with inbox(settings.BOUNCES_URL) as found:
        for number in unread(found):
            take(fetched(found, number))
            found.store(number, "+FLAGS", "\\Seen")


@contextmanager
def inbox(address: str) -> Iterator[IMAP4]:
    """`imaps://user:password@host:993/INBOX`, or imap:// inside a trusted network. ConnectionError when it does not open."""
    url = urlsplit(address)
    host, folder = url.hostname or "", unquote(url.path.lstrip("/")) or "INBOX"
    if url.scheme == "imaps":
        client: IMAP4 = IMAP4_SSL(host, url.port or 993, ssl_context=ssl.create_default_context(), timeout=TIMEOUT)
    else:
        client = IMAP4(host, url.port or 143, timeout=TIMEOUT)
    with client:
        client.login(unquote(url.username or ""), unquote(url.password or ""))
        answer, _data = client.select(quoted(folder))
        if answer != "OK":
            raise ConnectionError(f"The mailbox has no folder {folder!r}.")
        yield client


def quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def take(report: Message) -> None:
    """Anybody can write to a mailbox: what cannot be read holds up no other."""
    try:
        for uuid, status in failures(report):
            note(uuid, status)
    except Exception:
        logger.exception("A report about a mail cannot be read")


def unread(client: IMAP4) -> list[str]:
    """Numbers of reports, older first."""
    data = answered(client.search(None, "UNSEEN", "SMALLER", str(LARGEST), "HEADER", "Content-Type", "multipart/report"))
    return (data[0] or b"").decode("ascii").split()[:A_ROUND]


def fetched(client: IMAP4, number: str) -> Message:
    """Without marking it as read."""
    data = answered(client.fetch(number, "(BODY.PEEK[])"))
    raw = next((part[1] for part in data if isinstance(part, tuple)), b"")
    return message_from_bytes(raw)


def answered(answer: tuple[str, list[Any]]) -> list[Any]:
    """What a server says. ConnectionError when it refuses; then everything is read the next time."""
    if answer[0] != "OK":
        raise ConnectionError("The mailbox does not answer.")
    return answer[1]


def failures(report: Message) -> Iterator[tuple[UUID, str]]:
    """(the id of one of our mails, a status code such as 5.1.1) if it will not arrive; nothing if it is no report."""
    if report.get_content_type() != "multipart/report":
        return
    statuses = [one for part in parts(report, "message/delivery-status") for one in status_of(part)]
    ids = [found for part in parts(report, *RETURNED) if (found := our_id(part))]
    if statuses and ids:
        yield ids[0], statuses[0]


def parts(report: Message, *types: str) -> Iterator[Message]:
    return (part for part in report.walk() if part.get_content_type() in types)


def status_of(part: Message) -> Iterator[str]:
    """Of each recipient whose delivery has failed."""
    for block in part.walk():
        status = STATUS.search(str(block.get("Status", "")))
        if status and str(block.get("Action", "")).strip().casefold() == "failed":
            yield status[0]


def our_id(part: Message) -> UUID | None:
    """That of the mail that was sent back, whole or its headers."""
    payload: Any = part.get_payload()
    returned = payload[0] if isinstance(payload, list) else message_from_string(str(payload))
    found = MESSAGE_ID.fullmatch(str(returned["Message-ID"]).strip())
    return UUID(found[1]) if found and found[2] == urlsplit(settings.SITE_URL).hostname else None


def note(uuid: UUID, status: str) -> None:
    """It is seen among the mails that were not delivered."""
    for model in mail_models():
        sent = model.objects.filter(uuid=uuid, sent_at__isnull=False, problem="")
        if sent.update(problem=f"DSN {status}"):
            logger.info("Mail %s has come back: %s", uuid, status)
