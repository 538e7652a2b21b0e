"""Rules of the house that no other tool knows."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from cms.plugin_api.registry import BUNDLED_PLUGINS

ROOMS = ("api", "cms", "directory", "site_pages", "tests")
SAYS_NOTHING = {"utils", "helpers", "common", "core", "services", "misc", "base_utils"}
FILES = [
    path for room in ROOMS for path in sorted((Path(settings.BASE_DIR) / room).rglob("*.py")) if "migrations" not in path.parts
]

OURS = ("cms", "directory", "site_pages")
MODELS = [model for room in apps.get_app_configs() if room.name in OURS for model in room.get_models()]


def name(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


def test_no_module_has_a_name_that_says_nothing():
    assert [name(path) for path in FILES if {path.stem, path.parent.name} & SAYS_NOTHING] == []


def test_no_file_is_longer_than_400_lines():
    assert [name(path) for path in FILES if len(path.read_text().splitlines()) > 400] == []


def test_no_german_stands_in_code_or_templates():
    words = re.compile(r"\b(und|oder|nicht|für|Bitte|Angebote?)\b")
    rooms = [path for path in FILES if path.parts[-2] != "content" and "tests" not in path.parts and "demo" not in path.parts]
    templates = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
    assert [name(path) for path in [*rooms, *templates] if words.search(path.read_text())] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_have_hashes_and_no_addresses(lock):
    lines = (Path(settings.BASE_DIR) / lock).read_text().splitlines()
    packages = [index for index, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
    assert [lines[index] for index in packages if "--hash=sha256:" not in lines[index + 1]] == []
    assert [line for line in lines if re.search(r"https?://|--(index|extra|find)", line)] == []


CODE = [path for path in FILES if "tests" not in path.relative_to(settings.BASE_DIR).parts and path.stem != "__init__"]
MAY_BE_LARGE = {"directory/models", "directory/hsds"}  # one noun a file


def test_no_folder_holds_more_than_15_modules():
    held = Counter(name(path.parent) for path in FILES if path.stem != "__init__")
    assert {folder: count for folder, count in held.items() if count > 15 and folder not in MAY_BE_LARGE} == {}


def test_half_of_the_files_have_40_to_80_lines_or_lie_around_them():
    assert 40 <= median(len(path.read_text().splitlines()) for path in CODE) <= 80


def test_bundled_plugins_are_imported_by_their_own_tests_alone():
    """The tests of all else run without them, too, and an import would register their models all the same."""
    bundled = [path.parent.name for path in (Path(settings.BASE_DIR) / "cms" / "plugins").glob("*/apps.py")]
    tests = {name(path): path.read_text() for path in FILES if name(path).startswith("tests/")}
    strangers = [
        (file, one) for one in bundled for file, text in tests.items() if f"cms.plugins.{one}" in text and f"/{one}/" not in file
    ]
    assert (sorted(bundled), strangers) == (sorted(BUNDLED_PLUGINS), [])


def test_each_module_stands_in_a_contract():
    """Those of the wings by `exhaustive`, the others by their name or that of a package above them."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    [stacked] = [one["layers"] for one in contracts if one["type"] == "layers" and "containers" not in one]
    named = {module.strip() for layer in stacked for module in layer.split("|")}
    modules = [name(path).removesuffix(".py").replace("/", ".") for path in CODE]
    missing = [one for one in modules if not any(f"{one}.".startswith(f"{known}.") for known in named) and one != "manage"]
    assert missing == []
    whole = {container for one in contracts if one.get("exhaustive") for container in one["containers"]}
    assert whole == {"site_pages", "directory", "api", "cms.published"}


def decides(model: type[Model], name: str) -> bool:
    name = name.removeprefix("-")
    return name == "pk" or (not name.endswith("_id") and model._meta.get_field(name).unique)


@pytest.mark.parametrize("model", [model for model in MODELS if model._meta.ordering], ids=lambda model: model.__name__)
def test_order_of_records_is_total(model: type[Model]):
    """Where nothing decides between two rows, PostgreSQL returns them as it likes."""
    assert any(decides(model, name) for name in model._meta.ordering)
