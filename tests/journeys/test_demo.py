"""The demo's content, from outside: valid HSDS in every language, complete, and the same after a second load."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from cms.languages import CODES
from tests.running.site import RunningSite

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "hsds" / "compiled"
COUNT = """
from cms.published.models import PublishedRecord, PublishedDocument
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
print(PublishedRecord.objects.count(), PublishedDocument.objects.count(), Page.objects.count(), StringTranslation.objects.count())
"""
SPOIL = """
from cms.published.models import PublishedDocument
one = PublishedDocument.objects.filter(kind="service", language="ar").order_by("pk").first()
one.full = "{}"
one.save()
"""
NOT_TRANSLATED = """
from cms.demo.translations import sources
from cms.languages import TARGETS
from cms.translations.states import state_of
from wagtail.models import Locale
for source in sources():
    states = {code: state_of(source, Locale.objects.get(language_code=code)) for code in TARGETS}
    if set(states.values()) != {"translated"}:
        print(source, states)
"""
MATRIX = """
from cms.languages import TARGETS
from cms.translation_matrix.rows import kinds_with_words, matching, rows_of
from wagtail_localize.models import Translation
known = {(one.source.object_id, one.target_locale.language_code): one.get_progress() for one in Translation.objects.all()}
seen = set()
for kind in kinds_with_words():
    for row in rows_of(list(matching({"kind": kind}))):
        for cell in row.cells:
            total, done = known.get((row.document.uuid, cell.language), (1, 0))
            right = "translated" if total and done == total else "partial" if done else "missing"
            seen.add(cell.state)
            if cell.state != right or (cell.words > 0) != (right != "translated"):
                print(kind, row.document.title, cell, right)
print(sorted(seen & {"missing", "translated"}))  # other journeys may have left others
"""
NEWS_INDEX = """
from wagtail.models import Page
print(Page.objects.get(slug="aktuelles", locale__language_code="de").pk)
"""


def validator(schema: str) -> Draft202012Validator:
    compiled = json.loads((SCHEMAS / f"{schema}.json").read_text())
    return Draft202012Validator(compiled, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.skipif(not SCHEMAS.exists(), reason="needs the HSDS schemas in ../shared/hsds/compiled")
@pytest.mark.parametrize("resource, schema", [("services", "service"), ("organizations", "organization")])
def test_everything_served_is_valid_hsds(site: RunningSite, resource: str, schema: str):
    of_list, of_detail = validator(f"{schema}_list"), validator(schema)
    problems = []
    for language in CODES:
        for item in site.get(f"/api/v1/{resource}?lang={language}&per_page=100")["contents"]:
            detail = site.get(f"/api/v1/{resource}/{item['id']}?lang={language}")
            problems += [error.message for error in [*of_list.iter_errors(item), *of_detail.iter_errors(detail)]]

    assert problems == []


def test_demo_has_what_it_promises(site: RunningSite):
    def total(path: str) -> int:
        count: int = site.get(f"/api/v1/{path}")["total_items"]
        return count

    assert total("services") >= 70
    assert total("organizations") >= 30
    assert total("places") == 99
    for language in set(CODES) - {"de"}:
        states = [one["x_translation"]["status"] for one in all_services(site, language)]
        assert states.count("translated") >= 30, language


def test_what_is_marked_as_translated_is_translated_in_every_language(site: RunningSite):
    result = site.manage("shell", "-v0", "-c", NOT_TRANSLATED)

    assert (result.returncode, result.stdout) == (0, ""), result.stderr


def test_matrix_says_of_each_record_what_its_segments_say(site: RunningSite):
    result = site.manage("shell", "-v0", "-c", MATRIX)

    assert (result.returncode, result.stdout.splitlines()) == (0, ["['missing', 'translated']"]), result.stderr


def all_services(site: RunningSite, language: str) -> list[dict[str, Any]]:
    services: list[dict[str, Any]] = site.get(f"/api/v1/services?per_page=100&lang={language}")["contents"]
    return services


def test_second_load_changes_nothing(site: RunningSite):
    before = site.manage("shell", "-v0", "-c", COUNT).stdout

    result = site.manage("load_demo", "--force")

    assert result.returncode == 0, result.stderr
    assert site.manage("shell", "-v0", "-c", COUNT).stdout == before


def test_load_is_refused_where_debug_is_off(site: RunningSite):
    result = site.manage("load_demo")

    assert result.returncode == 1
    assert "do not belong on a real site" in result.stderr


def test_spoiled_document_is_found_and_healed(site: RunningSite):
    site.manage("shell", "-v0", "-c", SPOIL)

    assert site.manage("rebuild_published", "--check").returncode == 1
    assert site.manage("rebuild_published", "--repair").returncode == 0
    assert site.manage("rebuild_published", "--check").returncode == 0


def test_restricting_a_parent_hides_its_children_at_once(site: RunningSite, log_in: Callable[[str], Page]):
    page = log_in("admin")
    path = "/de/aktuelles/neues-sprachcafe-in-mayen/"
    visitor = page.context.browser.new_context(base_url=site.url).request
    assert visitor.get(path).ok
    page.goto("/admin/pages/")
    number = site.manage("shell", "-v0", "-c", NEWS_INDEX).stdout.strip()

    restrict(page, number, "login")
    hidden = [visitor.get(path, max_redirects=0).status, path in visitor.get("/sitemap.xml").text()]
    restrict(page, number, "none")

    assert hidden == [302, False]
    assert visitor.get(path).ok
    assert path in visitor.get("/sitemap.xml").text()


def restrict(page: Page, number: str, kind: str) -> None:
    """Sets a page's privacy as the admin's dialog does."""
    token = page.context.cookies()
    csrf = next(cookie["value"] for cookie in token if "csrftoken" in cookie["name"])
    answer = page.request.post(f"/admin/pages/{number}/privacy/", form={"restriction_type": kind, "csrfmiddlewaretoken": csrf})
    assert answer.json()["step"] == "set_privacy_done"
