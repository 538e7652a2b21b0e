"""Reads the version stamp beside Django's connections, as quickly as the database can."""

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection

STAMP = "SELECT version, valid_until FROM published_versionstamp WHERE id = 1"


class StampReader(threading.local):
    """The stamp over an own connection for each thread; connects anew once when the connection is lost."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self.connect = connect
        self.connection: Any = None

    def __call__(self) -> tuple[int, int | None]:
        try:
            return self.read()
        except (sqlite3.Error, psycopg.Error):
            self.connection = None
            return self.read()

    def read(self) -> tuple[int, int | None]:
        self.connection = self.connection or self.connect()
        row = self.connection.execute(STAMP).fetchone()
        return row or (0, None)


def connect() -> Any:
    """A read-only connection to the site's database: SQLite or PostgreSQL."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return sqlite3.connect(f"file:{settings['NAME']}?mode=ro", uri=True, isolation_level=None)
    parameters = {**connection.get_connection_params(), "autocommit": True, "prepare_threshold": 0}
    for name in ("cursor_factory", "context"):
        parameters.pop(name, None)
    return psycopg.connect(**parameters)
