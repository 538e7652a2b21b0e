"""A plugin that does not fit stops the start, and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

APPS = """
from cms.plugin_api.config import PluginConfig

class Config(PluginConfig):
    name = "{name}"
    {body}
"""
FITS = 'requires_plugin_api = ">=1,<2"'
HOOKS = """
from cms.plugin_api.hookspecs import hookimpl

@hookimpl
def {signature}:
    return []
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path


def install(folder: Path, *, body: str = FITS, hooks: str = "", name: str = "odd_plugin") -> None:
    """Puts a plugin where Python finds it, with an entry point as pip would write it."""
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()
    (folder / name / "apps.py").write_text(APPS.format(name=name, body=body))
    (folder / name / "hooks.py").write_text(hooks)
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[wegweiser.plugins]\n{name} = {name}\n")


def manage(*arguments: str, plugins: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return python("manage.py", *arguments, plugins=plugins, folder=folder)


def python(*arguments: str, plugins: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    environ = {**os.environ, "WEGWEISER_PLUGINS": plugins, "WEGWEISER_VAR": str(folder / "var"), "PYTHONPATH": path}
    environ.pop("DATABASE_URL", None)
    return subprocess.run([sys.executable, *arguments], env=environ, capture_output=True, text=True, check=False, timeout=120)


def test_plugin_that_fits_starts(folder):
    install(folder, hooks=HOOKS.format(signature="page_blocks()"))
    answer = manage("check", plugins="sample_plugin,odd_plugin", folder=folder)
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    "body, hooks, message",
    [
        ('requires_plugin_api = ">=2"', "", "Plugin odd_plugin needs plugin API >=2, this is 1."),
        ("pass", "", "Plugin odd_plugin must set requires_plugin_api."),
        (f'{FITS}\n    required_settings = ("BENCH_KEY",)', "", "Plugin odd_plugin needs the settings ['BENCH_KEY']."),
        (FITS, HOOKS.format(signature="page_blokcs()"), "unknown hook 'page_blokcs' in plugin"),
        (
            FITS,
            HOOKS.format(signature="page_blocks(request)"),
            "Argument(s) {'request'} are declared in the hookimpl but can not be found",
        ),
        (FITS, "import a_module_that_nobody_has", "No module named 'a_module_that_nobody_has'"),
    ],
    ids=["other version", "no version", "missing setting", "unknown hook", "wrong argument", "broken import"],
)
def test_plugin_that_does_not_fit_stops_the_start_and_says_why(folder, body, hooks, message):
    install(folder, body=body, hooks=hooks)
    answer = manage("check", plugins="odd_plugin", folder=folder)
    assert answer.returncode == 1
    assert message in answer.stderr
    assert "odd_plugin" in answer.stderr


def test_misspelled_hook_stops_the_server_too(folder):
    install(folder, hooks=HOOKS.format(signature="page_blokcs()"))
    server = ["-m", "granian", "--interface", "wsgi", "--port", "0", "--workers", "1", "cms.wsgi:application"]
    answer = python(*server, plugins="odd_plugin", folder=folder)
    assert answer.returncode == 1
    assert "unknown hook 'page_blokcs' in plugin" in answer.stdout + answer.stderr


def test_unknown_plugin_stops_the_start_and_names_those_there_are(folder):
    install(folder)
    answer = manage("check", plugins="sample_plugin,od_plugin", folder=folder)
    assert answer.returncode == 1
    bundled = [app.parent.name for app in Path("cms/plugins").glob("*/apps.py")]
    names = sorted([*bundled, "odd_plugin", "sample_plugin"])
    assert f"LookupError: Unknown plugins ['od_plugin']; available: {names}" in answer.stderr


def test_two_plugins_of_one_name_stop_the_start_and_both_are_named(folder):
    install(folder)
    metadata = folder / "other-2.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 2.0\n")
    (metadata / "entry_points.txt").write_text("[wegweiser.plugins]\nodd_plugin = other\n")
    answer = manage("check", plugins="odd_plugin", folder=folder)
    assert answer.returncode == 1
    assert "LookupError: Two plugins are called 'odd_plugin': odd_plugin of odd_plugin, other of other." in answer.stderr


def test_plugin_that_is_named_twice_stops_the_start(folder):
    install(folder)
    answer = manage("check", plugins="odd_plugin,odd_plugin", folder=folder)
    assert "LookupError: Plugins ['odd_plugin'] are named twice." in answer.stderr


def test_plugin_may_not_have_the_name_of_an_address(folder):
    install(folder, name="feedback_of_others")
    install(folder, name="places")
    answer = manage("check", plugins="feedback_of_others,places", folder=folder)
    assert "A plugin may not be called 'places': that is an address of the site." in answer.stderr
    assert "feedback_of_others" not in answer.stderr


@pytest.mark.parametrize("plugins", ["", "sample_plugin"])
def test_migrations_are_the_same_with_and_without_plugins(folder, plugins):
    answer = manage("makemigrations", "--check", "--dry-run", plugins=plugins, folder=folder)
    assert (answer.returncode, answer.stdout) == (0, "No changes detected\n")
