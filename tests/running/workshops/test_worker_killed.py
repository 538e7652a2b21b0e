"""Mails over real SMTP, while the worker is killed again and again: each at most once, and none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.site import RunningSite, new_site
from tests.running.workshops.conftest import PLUGIN
from tests.running.workshops.people import make_people, shell
from tests.running.workshops.postbox import AGAIN, MAILS, Postbox, kill_after, listening

PEOPLE, KILLS = 60, 4


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    with listening() as found:
        yield found


@pytest.fixture
def site(tmp_path: Path, postbox: tuple[Postbox, int], own_sqlite: str) -> RunningSite:
    mails = f"smtp://127.0.0.1:{postbox[1]}"
    return new_site(tmp_path, WEGWEISER_PLUGINS=PLUGIN, DATABASE_URL=own_sqlite, EMAIL_URL=mails)


def test_each_mail_arrives_at_most_once_and_none_is_lost_unseen(site: RunningSite, postbox: tuple[Postbox, int]) -> None:
    box, _port = postbox
    make_people(site, PEOPLE, with_mails=True)
    for number in range(KILLS):
        kill_after(site, box, 5 + 3 * number)
    for _round in range(2):  # fifty mails each
        assert site.manage("run_worker", "--once").returncode == 0
    found = shell(site, MAILS.format(plugin=PLUGIN))
    every = {*found["sent"], *found["begun"]}
    assert (len(box.arrived), len(every), found["waiting"]) == (len(set(box.arrived)), PEOPLE, [])
    assert set(found["sent"]) <= set(box.arrived) <= every
    assert len(found["begun"]) <= KILLS  # what a person is asked about

    shell(site, AGAIN.format(plugin=PLUGIN, arrived=box.arrived))
    site.manage("run_worker", "--once")
    assert sorted(box.arrived) == sorted(every)
    assert len(set(box.recipients)) == PEOPLE
