"""What a plugin does in a request costs its own part of the page at worst."""

import logging
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


def guarded(plugin: str, hook: str, call: Callable[[], Answer], instead: Answer) -> Answer:
    """The answer of a plugin, or something else and a line in the log when it fails."""
    try:
        return call()
    except Exception:
        logger.exception("Plugin %s: %s failed.", plugin, hook)
        return instead
