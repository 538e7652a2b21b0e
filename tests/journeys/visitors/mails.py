"""What people find in their mails, which the demo writes to files."""

from __future__ import annotations

import email
import re
from email.message import Message

from tests.running.site import RunningSite

BETWEEN_MAILS = re.compile(rb"^-{79}$", re.MULTILINE)


def mails_to(site: RunningSite, address: str, number: int) -> list[Message]:
    """So many at least, of those that the worker writes to files; the demo's own may stand before them."""
    for _round in range(4):
        assert site.manage("run_worker", "--once").returncode == 0
        files = [file.read_bytes() for file in sorted((site.var / "mails").glob("*.log"))]
        messages = [email.message_from_bytes(one.lstrip()) for file in files for one in BETWEEN_MAILS.split(file)]
        found = [one for one in messages if one["To"] == address]
        if len(found) >= number:
            return found
    raise LookupError(f"{address} has no {number} mails.")


def text_in(message: Message) -> str:
    plain = next(one for one in message.walk() if one.get_content_type() == "text/plain")
    return bytes(plain.get_payload(decode=True)).decode()  # type: ignore[arg-type]  # a text


def link_in(message: Message, path: str) -> str:
    """The address of a page below a path."""
    found = re.search(rf"https?://\S+{path}\S+", text_in(message))
    assert found, text_in(message)
    return found[0]
