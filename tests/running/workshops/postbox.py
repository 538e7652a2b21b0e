"""An SMTP server that takes its time, and a worker that is killed while it sends."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller

from tests.running.site import ROOT, RunningSite, free_port

MAILS = """
import json
from cms.plugins.{plugin}.models import Mail
found = {{"sent": Mail.objects.exclude(sent_at=None), "begun": Mail.objects.filter(sent_at=None).exclude(claimed_at=None)}}
found["waiting"] = Mail.objects.due()
print("JSON" + json.dumps({{name: [str(one.uuid) for one in rows] for name, rows in found.items()}}))
"""
AGAIN = """
from cms.mailing.outbox import send_again
from cms.plugins.{plugin}.models import Mail
for mail in Mail.objects.filter(sent_at=None).exclude(claimed_at=None).exclude(uuid__in={arrived}):
    send_again(mail)
print("JSON[]")
"""


class Postbox:
    """Takes its time, so that a worker is killed in the middle of a mail."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.recipients: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        text = envelope.content.decode(errors="replace")
        self.arrived.append(text.partition("Message-ID: <")[2].partition("@")[0])
        self.recipients += envelope.rcpt_tos
        time.sleep(0.03)
        return "250 OK"


@contextmanager
def listening() -> Iterator[tuple[Postbox, int]]:
    """With its port."""
    box, port = Postbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


def worker(site: RunningSite) -> subprocess.Popen[bytes]:
    return subprocess.Popen([site.python, str(ROOT / "manage.py"), "run_worker"], env=site.environment)


def kill_after(site: RunningSite, box: Postbox, mails: int) -> None:
    """Without mercy, when so many more have arrived."""
    until, ends = len(box.arrived) + mails, time.monotonic() + 60
    process = worker(site)
    while len(box.arrived) < until and time.monotonic() < ends:
        time.sleep(0.005)
    process.kill()
    process.wait()
