"""Mails over real SMTP, while the worker is killed again and again: each at most once, and none is lost unseen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.running.site import ROOT, RunningSite, free_port, new_site
from tests.running.workshops.conftest import PLUGIN
from tests.running.workshops.people import MAILS, make_people, shell

PEOPLE, KILLS = 60, 4
AGAIN = """
from cms.mailing.outbox import send_again
from cms.plugins.workshops.models import Mail
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


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    box, port = Postbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


@pytest.fixture
def site(tmp_path: Path, postbox: tuple[Postbox, int], own_sqlite: str) -> RunningSite:
    mails = f"smtp://127.0.0.1:{postbox[1]}"
    return new_site(tmp_path, WEGWEISER_PLUGINS=PLUGIN, DATABASE_URL=own_sqlite, EMAIL_URL=mails)


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


def test_each_mail_arrives_at_most_once_and_none_is_lost_unseen(site: RunningSite, postbox: tuple[Postbox, int]) -> None:
    box, _port = postbox
    make_people(site, PEOPLE, with_mails=True)
    for number in range(KILLS):
        kill_after(site, box, 5 + 3 * number)
    for _round in range(2):  # fifty mails each
        assert site.manage("run_worker", "--once").returncode == 0
    found = shell(site, MAILS)
    every = {*found["sent"], *found["begun"]}
    assert (len(box.arrived), len(every), found["waiting"]) == (len(set(box.arrived)), PEOPLE, [])
    assert set(found["sent"]) <= set(box.arrived) <= every
    assert len(found["begun"]) <= KILLS  # what a person is asked about

    shell(site, AGAIN.format(arrived=box.arrived))
    site.manage("run_worker", "--once")
    assert sorted(box.arrived) == sorted(every)
    assert len(set(box.recipients)) == PEOPLE
