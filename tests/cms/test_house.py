"""Rules of the house that no other tool knows."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOMS = ("api", "cms", "directory", "site_pages", "tests")
SAYS_NOTHING = {"utils", "helpers", "common", "core", "services", "misc", "base_utils"}
FILES = [
    path for room in ROOMS for path in sorted((Path(settings.BASE_DIR) / room).rglob("*.py")) if "migrations" not in path.parts
]


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
