"""Sets up the demo, once, and serves it: what `make demo` runs."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from cms.demo import site_records, users
from cms.demo.static_files import collect_when_changed


class Command(BaseCommand):
    help = "Sets up database, static files and demo content where they are missing, then serves the site and its worker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="set up, but do not serve")

    def handle(self, *args: Any, host: str, port: int, prepare_only: bool, **options: Any) -> None:
        if not prepare_only:
            refuse_busy_port(host, port)
        refuse_corrupt_database()
        users.passwords()
        self.prepare()
        self.greet()
        if not prepare_only:
            serve(host, port)

    def prepare(self) -> None:
        call_command("migrate", verbosity=0, stdout=self.stdout)
        if collect_when_changed():
            self.stdout.write("Static files collected.")
        if not (users.passwords() and site_records.home_page().exists()):
            self.stdout.write("Loading demo content. This takes a minute or two, once.")
            call_command("load_demo", force=True, stdout=self.stdout)
        elif site_records.moved():
            site_records.make_site()
            call_command("rebuild_published", stdout=self.stdout)

    def greet(self) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nWegweiser: {settings.SITE_URL}/   Admin: {settings.SITE_URL}/admin/"))
        for name, password in users.passwords().items():
            self.stdout.write(f"  {name:12}{password}")
        if folder := settings.EMAIL_CONFIG.get("EMAIL_FILE_PATH"):
            self.stdout.write(f"Mails are not sent, they are written to {folder}/")
        self.stdout.write(
            "This is for trying out: in production a proxy stands in front, see docs/operations.md.\nStop with Ctrl+C.\n"
        )
        self.stdout.flush()  # the command goes on until somebody stops it


def refuse_busy_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be used ({error.strerror}). Try another: make demo PORT=8001"
            ) from error


def refuse_corrupt_database() -> None:
    """Says what is wrong and changes nothing: the data may still be rescued."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if connection.vendor == "sqlite":
                cursor.execute("SELECT count(*) FROM sqlite_master")
    except DatabaseError as error:
        name = connection.settings_dict["NAME"]
        raise CommandError(
            f"The database {name} cannot be read: {error}. Nothing was changed. "
            "Restore it from a backup, or move the file away to begin anew."
        ) from error


def serve(host: str, port: int) -> None:
    """Server and worker, until one of them ends or somebody stops the command."""
    address = ["--host", host, "--port", str(port)]
    server = ["-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-ws", *address]
    worker = [str(Path(settings.BASE_DIR) / "manage.py"), "run_worker"]
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in ([*server, "cms.wsgi:application"], worker):
            started.append(subprocess.Popen([sys.executable, *command]))  # noqa: S603  our own commands
        while all(process.poll() is None for process in started):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        stop(started)


def stop(started: list[subprocess.Popen[bytes]]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=20)
