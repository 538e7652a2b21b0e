"""Reads addresses of the demo while the database answers for the window and its stamp, and for nothing else. Prints JSON.

Run inside the demo: `manage.py shell -c "from tests.journeys.window_alone import main; main()"`, addresses in WINDOW_ALONE.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from time import time
from typing import Any

import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

TABLE = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"(\w+)"')
WINDOW = re.compile(r"published_published\w+|published_versionstamp")


class Refused(AssertionError):
    """A page asked for something that is not published."""


def only_the_window(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    foreign = [table for table in TABLE.findall(sql) if not WINDOW.fullmatch(table)]
    if foreign:
        raise Refused(f"{foreign}: {sql[:200]}")
    return execute(sql, params, many, context)


def read(address: str) -> list[Any]:
    answer = Client(raise_request_exception=False).get(address)
    return [answer.status_code, answer.content.decode()]


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    addresses = json.loads(os.environ["WINDOW_ALONE"])
    with time_machine.travel(time(), tick=False):  # a page says when it was asked for: the state of hours, the moment of a form
        usual = {address: read(address) for address in addresses}
        with connection.execute_wrapper(only_the_window):
            alone = {address: read(address) for address in addresses}
    different = [address for address in addresses if alone[address] != usual[address]]
    json.dump({"different": different, "statuses": sorted({status for status, _text in usual.values()})}, sys.stdout)
