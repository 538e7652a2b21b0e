"""Sixty slow clients stop nobody else."""

import time

import pytest

from tests.running.slow_clients import slow_body, slow_clients, slow_headers, slow_reader

SECONDS = 12  # longer than the proxy's patience
PROBES = ["/de/", "/de/angebote/?q={}", "/api/v1/services?search=wort{}", "/admin/login/"]


def probe(front, number):
    """Whether everyone else is answered within two seconds; what the cache does not know is asked, too."""
    started = time.monotonic()
    answers = [front.ask(path.format(number))[0].status for path in PROBES]
    return answers == [200] * len(PROBES) and time.monotonic() - started < 2 * len(PROBES)


@pytest.mark.parametrize("behave", [slow_headers, slow_body, slow_reader])
def test_every_probe_is_answered_beside_slow_clients(nginx, behave):
    ends, results = time.monotonic() + SECONDS, []
    with slow_clients((nginx.port, True), behave):
        while time.monotonic() < ends:
            results.append(probe(nginx, len(results)))
            time.sleep(0.3)
    assert len(results) > 5
    assert all(results)
