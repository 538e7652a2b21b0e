"""`make demo` says what is wrong and leaves everything as it was."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def manage(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.production", "WEGWEISER_VAR": str(var), "WEGWEISER_PLUGINS": ""}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_busy_port_is_named(tmp_path: Path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]

        result = manage(tmp_path, "demo", "--port", str(port))

    assert result.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in result.stderr
    assert not (tmp_path / "db.sqlite3").exists()


def test_corrupt_database_is_named_and_left_alone(tmp_path: Path):
    database = tmp_path / "db.sqlite3"
    database.write_bytes(b"this is no database " * 500)

    result = manage(tmp_path, "demo", "--prepare-only")

    assert result.returncode == 1
    assert "cannot be read" in result.stderr
    assert "Traceback" not in result.stderr
    assert database.read_bytes() == b"this is no database " * 500


@pytest.mark.parametrize("content", ["", "short"])
def test_corrupt_secret_key_is_named_and_left_alone(tmp_path: Path, content: str):
    (tmp_path / "secret_key").write_text(content)

    result = manage(tmp_path, "demo", "--prepare-only")

    assert result.returncode == 1
    assert "holds no secret key" in result.stderr
    assert (tmp_path / "secret_key").read_text() == content


def test_unreadable_logins_are_named(tmp_path: Path):
    (tmp_path / "demo_logins.json").write_text("{broken")

    result = manage(tmp_path, "demo", "--prepare-only")

    assert result.returncode == 1
    assert "demo_logins.json" in result.stderr
    assert "Traceback" not in result.stderr
