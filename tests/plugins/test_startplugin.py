"""A plugin to begin with: made, installed, and its own tests pass."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

FILES = {
    *("README.md", "pyproject.toml", "settings_for_tests.py", "tests/test_fountains.py"),
    *("fountains/__init__.py", "fountains/apps.py", "fountains/hooks.py", "fountains/views.py"),
    *("fountains/templates/fountains/about.html", "fountains/templates/fountains/greeting.html"),
}


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name not in ("WEGWEISER_PLUGINS", "DJANGO_SETTINGS_MODULE")}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=known | environment, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def fountains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    call_command("startplugin", "fountains")
    return tmp_path / "fountains"


def test_plugin_to_begin_with_is_a_distribution_whose_tests_pass(fountains: Path, tmp_path: Path) -> None:
    assert {path.relative_to(fountains).as_posix() for path in fountains.rglob("*") if path.is_file()} == FILES
    quietly = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")
    made = run("pip", "install", *quietly, "--target", str(tmp_path / "site"), ".", folder=fountains)
    assert made.returncode == 0, made.stderr
    path = os.pathsep.join(map(str, (tmp_path / "site", settings.BASE_DIR)))
    tested = run("pytest", "-q", "-p", "no:cacheprovider", folder=fountains, PYTHONPATH=path, WEGWEISER_VAR=str(tmp_path / "var"))
    assert (tested.returncode, "3 passed" in tested.stdout) == (0, True), tested.stdout[-3000:] + tested.stderr[-1000:]


def test_code_of_the_plugin_to_begin_with_is_in_order(fountains: Path) -> None:
    config = str(Path(settings.BASE_DIR) / "pyproject.toml")
    for check in (("check", "--ignore", "S108"), ("format", "--check")):  # where the site lies may be anywhere
        found = run("ruff", *check, "--config", config, "--no-cache", ".", folder=fountains)
        assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("name", ["services", "admin", "Fountains", "my-fountains", "de", "json"])
def test_plugin_is_not_called_as_something_else_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError):
        call_command("startplugin", name)
    assert list(tmp_path.iterdir()) == []
