"""The demo as `make demo` sets it up, in a folder and on a port of its own, served by the real server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass
class RunningSite:
    url: str
    var: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def prepare(var: Path) -> RunningSite:
    """Sets up the demo; RuntimeError with what the command printed when that fails."""
    url = f"http://127.0.0.1:{free_port()}"
    environment = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "WEGWEISER_PLUGINS")}
    environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.production", "WEGWEISER_VAR": str(var), "SITE_URL": url}
    if "DATABASE_URL" in os.environ:
        environment["DATABASE_URL"] = new_database(os.environ["DATABASE_URL"])
    site = RunningSite(url, var, environment)
    result = site.manage("demo", "--prepare-only")
    if result.returncode:
        raise RuntimeError(result.stdout + result.stderr)
    return site


def new_database(url: str) -> str:
    """An empty database beside the one of the tests, in UTF-8, of this process alone."""
    name = f"wegweiser_journeys_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def remove(site: RunningSite) -> None:
    """Drops the site's own database; its files lie in pytest's folder."""
    if "DATABASE_URL" in os.environ:
        name = urlsplit(site.environment["DATABASE_URL"]).path.strip("/")
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def serve(site: RunningSite) -> subprocess.Popen[bytes]:
    """Starts the server and waits until it answers."""
    host, port = site.url.removeprefix("http://").split(":")
    options = ["--interface", "wsgi", "--host", host, "--port", port, "--workers", "1", "--blocking-threads", "4"]
    command = [sys.executable, "-m", "granian", *options, "cms.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=site.environment)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is None and answers(site):
            return server
        time.sleep(0.2)
    server.kill()
    raise RuntimeError(f"The server did not answer within {START_SECONDS} seconds.")


def answers(site: RunningSite) -> bool:
    try:
        return bool(site.get("/api/v1")["version"])
    except OSError:
        return False
