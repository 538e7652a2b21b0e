"""What a plugin does in a request costs its own part of the page at worst."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from django.db import connection, transaction

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


def guarded(plugin: str, hook: str, call: Callable[[], Answer], instead: Answer) -> Answer:
    """The answer of a plugin, or something else and a line in the log when it fails. A transaction around it goes on."""
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            return call()
    except Exception:
        logger.exception("Plugin %s: %s failed.", plugin, hook)
        return instead
