"""A migrated database in memory, kept in a file between runs: what migrations make of an empty one, until they change."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

FOLDER = Path(settings.BASE_DIR) / ".venv" / "test-database"


def kept() -> Path:
    """The file for the migrations as they are now, of the site and of all that is installed."""
    known = hashlib.sha256(sqlite3.sqlite_version.encode())
    for config in sorted(apps.get_app_configs(), key=lambda one: one.label):
        for file in sorted(Path(config.path, "migrations").glob("*.py")):
            known.update(f"{config.label}/{file.name}".encode())
            known.update(file.read_bytes())
    return FOLDER / f"{known.hexdigest()}.sqlite3"


@contextmanager
def begun_with(file: Path) -> Iterator[None]:
    """The first connection finds what the file holds, if it is there."""

    def fill(connection: Any, **given: Any) -> None:
        connection_created.disconnect(fill)
        if connection.vendor == "sqlite" and connection.is_in_memory_db() and file.exists():
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as source:
                source.backup(connection.connection)

    connection_created.connect(fill)
    yield
    connection_created.disconnect(fill)


def give(folder: Path) -> None:
    """A site of its own begins with what is kept, as far as something is; on PostgreSQL with nothing."""
    if connection.vendor == "sqlite" and kept().exists():
        shutil.copy(kept(), folder / "db.sqlite3")


def keep(file: Path) -> None:
    """Writes the database of the tests to the file, and forgets those of other migrations."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(new)) as target:
        connection.ensure_connection()
        connection.connection.backup(target)
    new.replace(file)
