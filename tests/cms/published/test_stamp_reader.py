import sqlite3

import pytest
from django.db import connection

from cms.published.stamp import next_change, raise_stamp
from cms.published.stamp_reader import StampReader, connect
from tests.cms.published.commits import real_commits

TABLE = "CREATE TABLE published_versionstamp (id INTEGER PRIMARY KEY, version BIGINT, valid_until BIGINT)"


@pytest.fixture
def database(tmp_path):
    """A database file with the stamp's table and nothing in it."""
    made = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)
    made.execute(TABLE)
    yield made
    made.close()


@pytest.fixture
def reader(tmp_path, database):
    opened = StampReader(lambda: sqlite3.connect(f"file:{tmp_path / 'db.sqlite3'}?mode=ro", uri=True, isolation_level=None))
    yield opened
    if opened.connection:
        opened.connection.close()


def test_stamp_is_zero_before_the_first_publish(reader):
    assert reader() == (0, None)


def test_each_read_sees_the_latest_commit(reader, database):
    database.execute("INSERT INTO published_versionstamp VALUES (1, 7, NULL)")
    assert reader() == (7, None)
    database.execute("UPDATE published_versionstamp SET version = 8, valid_until = 1790000000")
    assert reader() == (8, 1790000000)


def test_lost_connection_is_opened_again(reader, database):
    reader()
    reader.connection.close()
    assert reader() == (0, None)


def test_database_that_stays_away_is_an_error(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        StampReader(lambda: sqlite3.connect(f"file:{tmp_path / 'gone'}?mode=ro", uri=True))()


@real_commits
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite database lies in memory")
def test_stamp_is_read_beside_djangos_connection():
    reader = StampReader(connect)
    raise_stamp()
    assert reader() == (1, next_change())
    reader.connection.close()
