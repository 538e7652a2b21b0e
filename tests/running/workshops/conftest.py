"""A site with the plugin alone: a calendar is not needed any more when somebody has registered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.running.site import new_site, prepare

PLUGIN = "workshops"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database on SQLite, to be copied: migrations take their time."""
    folder = tmp_path_factory.mktemp("workshops", numbered=False)
    file = folder / "migrated.sqlite3"
    prepare(new_site(folder, WEGWEISER_PLUGINS=PLUGIN, DATABASE_URL=f"sqlite:///{file}"), ["migrate", "-v", "0"])
    return file


@pytest.fixture
def own_sqlite(migrated: Path, tmp_path: Path) -> str:
    """The address of a database of one's own."""
    for part in migrated.parent.glob(f"{migrated.name}*"):  # what has not been written back yet stands beside it
        shutil.copy(part, tmp_path / part.name)
    return f"sqlite:///{tmp_path / migrated.name}"
