"""What the stylesheet must not become."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = sorted((Path(settings.BASE_DIR) / "cms" / "static" / "cms").rglob("*.css"))
SITE = Path(settings.BASE_DIR) / "cms" / "static" / "cms" / "site.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|\bfloat:|text-align:\s*(?:left|right)|(?:^|[;{])\s*(?:left|right):", re.MULTILINE
)
URL = re.compile(r"url\(\s*[\"']?([^\"')]*)")
FOREIGN = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def rules(path):
    return COMMENT.sub("", path.read_text())


def test_stylesheet_is_small():
    assert len(gzip.compress(SITE.read_bytes(), 9)) <= 12 * 1024


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_only_logical_properties_so_that_right_to_left_needs_no_rules_of_its_own(path):
    assert PHYSICAL.findall(rules(path)) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path):
    assert "@import" not in rules(path)
    assert [url for url in URL.findall(rules(path)) if FOREIGN.match(url)] == []


@pytest.mark.parametrize(
    "rule", ["left:0", "color:red;right: 0", "\n  left: 0;\n", "margin-left:1px", "float:left", "text-align: right"]
)
def test_guard_sees_physical_properties(rule):
    assert PHYSICAL.search(f"a {{{rule}}}")


@pytest.mark.parametrize("url,foreign", [("//a.example.org/x", True), ("https://a.example.org", True), ("data:image/png", False)])
def test_guard_sees_foreign_addresses(url, foreign):
    assert bool(FOREIGN.match(url)) is foreign
