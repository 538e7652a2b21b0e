"""What newcomers type finds what they mean: typos, other keyboards, no diacritics, transcriptions, compounds, questions."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from cms.languages import CODES
from tests.running.site import RunningSite

pytestmark = pytest.mark.xdist_group("journeys")  # they share the site

GOLDEN: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name("golden_queries.yaml").read_text("utf-8"))
LISTS = ("services", "organizations", "pages")


@pytest.fixture(scope="module")
def ids(demo: RunningSite) -> dict[str, str]:
    """Ids of all records by their German titles."""
    return {title: id for path in LISTS for title, id in titles(demo, path)}


def titles(site: RunningSite, path: str) -> Iterator[tuple[str, str]]:
    page, pages = 1, 1
    while page <= pages:
        found = site.get(f"/api/v1/{path}?lang=de&per_page=100&page={page}")
        page, pages = page + 1, found["total_pages"]
        yield from ((one.get("name") or one["title"], one["id"]) for one in found["contents"])


def first_five(site: RunningSite, text: str, language: str) -> list[str]:
    return [
        one["id"] for one in site.get(f"/api/v1/search?{urlencode({'q': text, 'lang': language, 'per_page': 5})}")["contents"]
    ]


def test_each_language_has_its_queries() -> None:
    assert [code for code in CODES if len(GOLDEN.get(code, {})) < 15] == []


@pytest.mark.parametrize("language", CODES)
def test_what_is_meant_stands_among_the_first_five(demo: RunningSite, ids: dict[str, str], language: str) -> None:
    expected = [(text, title) for text, titles in GOLDEN[language].items() for title in titles]
    missed = [(text, title) for text, title in expected if ids[title] not in first_five(demo, text, language)]
    assert len(missed) <= 0.05 * len(expected), missed
