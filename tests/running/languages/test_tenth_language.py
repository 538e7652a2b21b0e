"""A tenth language comes by a setting and a command, and goes again; nothing else changes, and nothing is lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from cms.languages import USUAL
from tests.running.site import RunningSite, new_site, remove, served
from tests.running.small_site import prepare_small

TRANSLATE = """
from directory.models import Service
from tests.factories import pages
service = Service.objects.filter(live=True, locale__language_code="de", translation_key__in=SERVICES).order_by("pk").first()
pages.translate(service, "pl", {service.name: "Kurs po polsku"})
print(service.translation_key)
"""
WHAT_IS_THERE = """
import json, re
from cms.published.models import PublishedDocument
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
WHEN = re.compile(r'"(x_)?last_modified":"[^"]*"')  # a record has changed when its documents in any language have
documents = PublishedDocument.objects.exclude(language="pl").order_by("record", "language")
print(json.dumps([
    [[one.record_id, one.language, WHEN.sub("", one.full)] for one in documents],
    list(Page.objects.exclude(locale__language_code="pl").order_by("pk").values_list("pk", "url_path")),
    list(StringTranslation.objects.exclude(locale__language_code="pl").order_by("pk").values_list("pk", "data")),
]))
"""


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    site = prepare_small(new_site(tmp_path_factory.mktemp("tenth")))
    yield site
    remove(site)


def with_polish(site: RunningSite) -> RunningSite:
    return replace(site, environment=site.environment | {"WEGWEISER_LANGUAGES": f"{USUAL},pl"})


def run(site: RunningSite, *arguments: str) -> str:
    result = site.manage(*arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def services(site: RunningSite, language: str) -> dict[str, Any]:
    return {one["id"]: one for one in site.get(f"/api/v1/services?lang={language}&per_page=100")["contents"]}


def test_tenth_language_comes_and_goes_and_nothing_else_changes(nine: RunningSite):
    before = run(nine, "shell", "-v0", "-c", WHAT_IS_THERE)
    ten = with_polish(nine)
    assert "Locales made: pl." in run(ten, "load_locales")
    run(ten, "run_worker", "--once")
    run(ten, "rebuild_published", "--check")
    with served(ten):
        german, polish = services(ten, "de"), services(ten, "pl")
        key = run(ten, "shell", "-v0", "-c", TRANSLATE.replace("SERVICES", repr(list(german)))).strip()
        translated = services(ten, "pl")[key]
        languages = [one["code"] for one in ten.get("/api/v1/site")["languages"]]
    assert set(polish) == set(german) != set()
    assert {one["x_translation"]["served"] for one in polish.values()} == {"de"}
    assert (translated["name"], "pl" in languages) == ("Kurs po polsku", True)

    assert "Locales made: none" in run(nine, "load_locales")
    run(nine, "run_worker", "--once")
    run(nine, "rebuild_published", "--repair")
    run(nine, "rebuild_published", "--check")
    with served(nine):
        unknown = services(nine, "pl")[key]["name"]
        languages = [one["code"] for one in nine.get("/api/v1/site")["languages"]]
    assert (unknown != "Kurs po polsku", "pl" in languages) == (True, False)
    pairs = zip(json.loads(before), json.loads(run(nine, "shell", "-v0", "-c", WHAT_IS_THERE)), strict=True)
    assert [one for old, new in pairs for one in old + new if one not in old or one not in new] == []

    run(ten, "load_locales")
    run(ten, "rebuild_published", "--repair")
    with served(ten):
        assert services(ten, "pl")[key]["name"] == "Kurs po polsku"


@pytest.mark.parametrize("codes,problem", [("de,xx", "Unknown languages ['xx']"), ("en,fr", "has to be among its languages")])
def test_odd_list_of_languages_stops_the_start(nine: RunningSite, codes: str, problem: str):
    odd = replace(nine, environment=nine.environment | {"WEGWEISER_LANGUAGES": codes})
    result = odd.manage("check")
    assert (result.returncode, problem in result.stderr) == (1, True)
