"""A database that goes away and comes back, a cache that is gone: reading goes on."""

import sqlite3
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from tests.running.site import free_port, served

AWAY = 5  # seconds
BACK_WITHIN = 2
CACHED = ["/de/", "/ar/offen/", "/api/v1/services", "/sitemap.xml"]
UNCACHED = ["/de/angebote/?q=wort{}", "/api/v1/services?search=wort{}", "/en/gibt-es-nicht-{}/"]


@dataclass(frozen=True)
class Answer:
    asked: float
    answered: float
    path: str
    status: int
    kind: str
    retry_after: str | None


def ask(site, path):
    started = time.monotonic()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{site.port}{path}", timeout=20) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        answer = error
        error.close()
    headers = answer.headers
    return Answer(started, time.monotonic(), path, answer.status, headers["Content-Type"], headers["Retry-After"])


class Load(threading.Thread):
    """Somebody who asks for one address after the other until told to stop."""

    def __init__(self, site, paths):
        super().__init__(daemon=True)
        self.site, self.paths, self.answers, self.over = site, paths, [], threading.Event()

    def run(self):
        while not self.over.is_set():
            number = len(self.answers)
            self.answers.append(ask(self.site, self.paths[number % len(self.paths)].format(f"{number}-{id(self)}")))
            time.sleep(0.02)


@pytest.fixture
def away(postgres, on_postgres):
    """Answers to cached and to other addresses, before, while and after the database is away; and when that was."""
    site = on_postgres
    with served(site):
        for path in CACHED:
            ask(site, path)
        loads = [Load(site, CACHED), Load(site, UNCACHED), Load(site, ["/readyz"]), Load(site, ["/livez"])]
        for load in loads:
            load.start()
        time.sleep(1)
        postgres.stop()
        gone = time.monotonic()
        time.sleep(AWAY)
        back = time.monotonic()  # from here on it starts, and may answer
        postgres.start()
        started = time.monotonic()
        time.sleep(BACK_WITHIN + 2)
        for load in loads:
            load.over.set()
            load.join(timeout=30)
    return [load.answers for load in loads], (gone, back, started)


def statuses(answers, first, last):
    return {one.status for one in answers if one.asked > first and one.answered < last}


def test_database_goes_away_and_comes_back(away):
    (cached, others, ready, alive), (gone, back, started) = away

    assert {one.status for one in [*cached, *others]} <= {200, 404, 503}
    assert statuses(cached, 0, back) == {200}
    assert statuses(others, gone, back) == {503}
    assert {one.retry_after for one in others if one.status == 503} == {"5"}
    kinds = {one.kind for one in others if one.status == 503 and one.path.startswith("/api")}
    assert kinds == {"application/problem+json"}

    assert statuses(ready, gone, back) == {503}
    assert {one.status for one in alive} == {200}

    end = time.monotonic()
    after = [statuses(answers, started + BACK_WITHIN, end) for answers in (cached, others, ready)]
    assert after == [{200}, {200, 404}, {200}]


def test_reading_goes_on_without_redis(site, redis):
    with_redis = replace(site, port=free_port(), environment=site.environment | {"CACHE_URL": redis.url})
    paths = [path.format(1) for path in [*CACHED, *UNCACHED, "/admin/login/"]]
    with served(with_redis):
        before = [ask(with_redis, path).status for path in paths]
        redis.stop()
        after = [ask(with_redis, path.replace("wort1", "wort2")) for path in paths]
    assert [one.status for one in after] == before
    assert max(one.answered - one.asked for one in after) < 5


def test_reading_goes_on_while_the_disk_takes_nothing(site):
    """No file grows; an open connection keeps SQLite's shared memory, as other processes would."""
    full = replace(site, port=free_port())
    paths = [path.format(1) for path in [*CACHED, *UNCACHED, "/admin/login/", "/readyz"]]
    with closing(sqlite3.connect(site.var / "db.sqlite3")) as other, served(full, "prlimit", "--fsize=0"):
        other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        statuses = [ask(full, path).status for path in paths]
    assert statuses == [404 if "gibt-es-nicht" in path else 200 for path in paths]


def test_tests_of_the_running_site_share_a_process(request):
    """Else each process would set up a site of its own; pytest and pytest-xdist have to agree about it."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@running")
