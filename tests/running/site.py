"""A site in a folder and on a port of its own, served by the real server."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass
class RunningSite:
    """`port` is the server's; `url` is what visitors see, which differs behind a proxy."""

    url: str
    port: int
    var: Path
    environment: dict[str, str]
    python: str = sys.executable

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [self.python, str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def get(self, path: str) -> Any:
        """The JSON of an address of the API, tombstones and problems included."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}") as answer:  # noqa: S310  our own server
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)

    def password(self, user: str) -> str:
        passwords: dict[str, str] = json.loads((self.var / "demo_logins.json").read_text())
        return passwords[user]


def free_port() -> int:
    """A port no outgoing connection takes before its server starts: those are from 32768 on."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port


def new_site(var: Path, **environment: str) -> RunningSite:
    """A site that has only its settings yet; its database is new when the tests use PostgreSQL."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    inherited = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "WEGWEISER_PLUGINS")}
    own = {"DJANGO_SETTINGS_MODULE": "cms.settings.production", "WEGWEISER_VAR": str(var), "SITE_URL": url}
    own["API_REQUESTS_A_MINUTE"] = "0"  # tests and benches ask faster than anybody
    if "DATABASE_URL" in inherited and "DATABASE_URL" not in environment:
        own["DATABASE_URL"] = new_database(inherited["DATABASE_URL"], var.name)
    return RunningSite(url, port, var, inherited | own | environment)


def prepare(site: RunningSite, *commands: Sequence[str]) -> RunningSite:
    """Runs commands of manage.py; RuntimeError with what the first one that fails printed."""
    for command in commands:
        result = site.manage(*command)
        if result.returncode:
            raise RuntimeError(result.stdout + result.stderr)
    return site


def new_database(url: str, purpose: str) -> str:
    """An empty database beside the one of the tests, in UTF-8, of this process alone."""
    name = f"wegweiser_{purpose}_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def remove(site: RunningSite) -> None:
    """Drops the site's own database; its files lie in pytest's folder."""
    if "DATABASE_URL" in os.environ:
        name = urlsplit(site.environment["DATABASE_URL"]).path.strip("/")
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def serve(site: RunningSite, *before: str, workers: int = 1, app: str = "cms.wsgi:application") -> subprocess.Popen[bytes]:
    """Starts the server as the handbook says, and waits until it answers. `before` goes before the command."""
    options = ["--interface", "wsgi", "--port", str(site.port), "--workers", str(workers), "--blocking-threads", "4", "--no-ws"]
    command = [*before, site.python, "-m", "granian", "--host", "127.0.0.1", *options, app]
    log = subprocess.DEVNULL if before else None  # the test's own file may be what cannot be written
    server = subprocess.Popen(command, cwd=ROOT, env=site.environment, stdout=log, stderr=log)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is None and lives(site):
            return server
        time.sleep(0.2)
    server.kill()
    raise RuntimeError(f"The server did not answer within {START_SECONDS} seconds.")


def lives(site: RunningSite) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/livez") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def served(site: RunningSite, *before: str, **options: Any) -> Iterator[RunningSite]:
    """While its server runs."""
    server = serve(site, *before, **options)
    try:
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)
