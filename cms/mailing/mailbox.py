"""Mail addresses: when two are the same, and whose mails are counted together."""

from __future__ import annotations

import re

TAG = re.compile(r"\+[^@]*(?=@)")  # name+tag@example.org reaches name@example.org
UNNEEDED = str.maketrans("", "", '"')


def mailbox_of(email: str) -> str:
    """What makes two addresses the same."""
    return email.strip().casefold()


def counted_mailbox(email: str) -> str:
    """What limits count by: ways to write an address of one person are one."""
    return TAG.sub("", mailbox_of(email).translate(UNNEEDED))
