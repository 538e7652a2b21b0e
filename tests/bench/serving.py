"""Requests a second of the real server, behind the shipped nginx, beside nginx with the same bytes as a file."""

from __future__ import annotations

import re
import subprocess
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.bench.repeated import say
from tests.running.conftest import path_to
from tests.running.nginx import Proxied, proxied
from tests.running.site import RunningSite, served

LOAD = "wrk -t2 -c8"
SECONDS, TIMES = 4, 3
WORKERS = 2


def measure(site: RunningSite, addresses: dict[str, str]) -> dict[str, float]:
    """Nothing without nginx and wrk, and says so."""
    missing = [program for program in ("nginx", "wrk") if path_to(program) is None]
    if missing:
        say(f"  not measured, since {' and '.join(missing)} is missing (Debian: apt install nginx-light wrk)")
        return {}
    figures: dict[str, float] = {}
    for name in ("API list of 25", "guide"):
        figures |= of_address(site, name, addresses[name])
    return figures


def of_address(site: RunningSite, name: str, path: str) -> dict[str, float]:
    """The application alone against a file over plain HTTP, behind nginx against one with TLS."""
    found: dict[str, float] = {}
    with TemporaryDirectory() as folder, front_of(site, folder) as front:
        body = ask(front, path)[1]
        (Path(folder) / "files" / "answer").write_bytes(body)
        (site.var / "answer").write_bytes(body)
        say(f"  {name}: {len(body):,} bytes")
        file = requests_a_second(f"http://127.0.0.1:{front.plain_port}/as-a-file/answer")
        with_tls = requests_a_second(f"https://127.0.0.1:{front.port}/as-a-file/answer")
        found["hot behind nginx"] = requests_a_second(f"https://127.0.0.1:{front.port}{path}") / with_tls
    with TemporaryDirectory() as folder, front_of(site, folder, micro_cache=True) as front:
        found["micro-cache"] = requests_a_second(f"https://127.0.0.1:{front.port}{path}") / with_tls
    with served(with_environment(site, ANSWER=str(site.var / "answer")), workers=WORKERS, app="tests.bench.constant:application"):
        found["the server with nothing to do"] = requests_a_second(f"{site.url}{path}") / file
    with served(site, workers=WORKERS):
        found["hot"] = requests_a_second(f"{site.url}{path}") / file
        found["304"] = requests_a_second(f"{site.url}{path}", f"If-None-Match: {etag(site, path)}") / file
        used = memory(site)
    with served(with_environment(site, RESPONSE_CACHE="off"), workers=WORKERS):
        found["uncached"] = requests_a_second(f"{site.url}{path}") / file
    return {
        f"requests/s: {name}, nginx with a file": file,
        f"requests/s: {name}, nginx with a file and TLS": with_tls,
        **{f"% of nginx: {name}, {way}": 100 * share for way, share in found.items()},
        f"MB of a worker after: {name}": used,
    }


def with_environment(site: RunningSite, **more: str) -> RunningSite:
    return replace(site, environment=site.environment | more)


def front_of(site: RunningSite, folder: str, micro_cache: bool = False) -> AbstractContextManager[Proxied]:
    return proxied(site, str(path_to("nginx")), Path(folder), micro_cache=micro_cache, workers=WORKERS)


def etag(site: RunningSite, path: str) -> str:
    with urlopen(f"{site.url}{path}") as answer:  # noqa: S310  our own server
        return str(answer.headers["ETag"])


def ask(front: Proxied, path: str) -> tuple[str, bytes]:
    front.ask(path)
    answer, body = front.ask(path)
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    return answer.headers["ETag"], body


def requests_a_second(url: str, *headers: str) -> float:
    """The best of some rounds: what the machine can do when nothing else runs on it."""
    program, *load = LOAD.split()
    command = [str(path_to(program)), *load, f"-d{SECONDS}s", *(part for one in headers for part in ("-H", one)), url]
    rounds = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _number in range(TIMES)]
    for said in rounds:
        if "Non-2xx" in said:
            raise RuntimeError(f"{url}: {said}")
    return max(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]) for said in rounds)  # type: ignore[index]


def memory(site: RunningSite) -> float:
    """Resident megabytes of the largest process that serves the port."""
    listed = subprocess.run(["ps", "-eo", "rss,args"], check=True, capture_output=True, text=True).stdout
    lines = [line.split(None, 1) for line in listed.splitlines() if f"--port {site.port}" in line]
    return max((int(rss) / 1024 for rss, _arguments in lines), default=0.0)
