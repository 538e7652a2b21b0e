"""Twenty people open the links in their mails at the same moment, for five places, on the real server."""

from __future__ import annotations

import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.running.site import RunningSite, new_database, new_site, prepare, served
from tests.running.workshops.conftest import PLUGIN
from tests.running.workshops.people import STATES, make_people, shell

PEOPLE, SEATS = 20, 5


@pytest.fixture(params=["sqlite", "postgres"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> RunningSite:
    if request.param == "sqlite":
        return new_site(tmp_path, WEGWEISER_PLUGINS=PLUGIN, DATABASE_URL=request.getfixturevalue("own_sqlite"))
    database = new_database(request.getfixturevalue("postgres").url, "seats")
    return prepare(new_site(tmp_path, WEGWEISER_PLUGINS=PLUGIN, DATABASE_URL=database), ["migrate", "-v", "0"])


def act(site: RunningSite, secret: str, action: str, together: Barrier | None = None) -> int:
    """Presses a button; where it leads."""
    if together:
        together.wait()
    form = urllib.parse.urlencode({"action": action}).encode()
    address = f"{site.url}/de/workshops/mine/{secret}/"
    with urllib.request.urlopen(address, form, timeout=60) as answer:  # noqa: S310  our own server
        return int(answer.status)


def test_five_get_a_place_fifteen_wait_and_one_moves_up(site: RunningSite) -> None:
    prepare(site, ["collectstatic", "--no-input", "-v", "0"])
    secrets = make_people(site, PEOPLE)
    with served(site, workers=2), ThreadPoolExecutor(PEOPLE) as pool:
        together = Barrier(PEOPLE)
        answers = list(pool.map(lambda secret: act(site, secret, "confirm", together), secrets))
        states = shell(site, STATES)
        assert (set(answers), Counter(states)) == ({200}, {"confirmed": SEATS, "waiting": PEOPLE - SEATS})

        leaving = next(secret for secret, state in zip(secrets, states, strict=True) if state == "confirmed")
        together = Barrier(3)
        list(pool.map(lambda secret: act(site, secret, "cancel", together), [leaving] * 3))
        after = {"confirmed": SEATS - 1, "cancelled": 1, "offered": 1, "waiting": PEOPLE - SEATS - 1}
        assert Counter(shell(site, STATES)) == after
