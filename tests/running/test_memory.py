"""What a worker keeps in memory has a limit, whatever it is asked."""

import http.client
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cms.languages import CODES
from cms.published.response_cache import MEGABYTE
from tests.running.site import free_port, serve

LIMIT = 64 * MEGABYTE
PATHS = [*["/robots.txt"] * 6, "/de/angebote/", "/api/v1/services"]


def memory_of_worker(server):
    """Bytes that the server's child holds in memory."""
    (worker,) = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    line = next(one for one in Path(f"/proc/{worker}/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def ask(port, numbers):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        for number in numbers:
            name = "search" if "/api/" in PATHS[number % len(PATHS)] else "x"
            value = f"{number:08}" if name == "search" else f"{number:08}" * 240
            connection.request("GET", f"{PATHS[number % len(PATHS)]}?{name}={value}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200


def load_words(port):
    """A question in each language, so that none of its dictionary is read later."""
    for language in CODES:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            connection.request("GET", f"/{language}/search/?q=Sprachkurs")
            assert connection.getresponse().status == 200


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_worker_grows_by_no_more_than_the_limit_of_its_cache(site, share):
    alone = replace(site, port=free_port())
    server = serve(alone)
    try:
        load_words(alone.port)
        ask(alone.port, range(200))
        before = memory_of_worker(server)
        ask(alone.port, share(range(1000, 21000)))
        grown = memory_of_worker(server) - before
    finally:
        server.terminate()
        server.wait(timeout=30)
    print(f"A worker grew by {grown / MEGABYTE:.1f} MB.")
    assert grown < LIMIT
