"""The matrix says for each published record and language what is to do, and leads there."""

import csv
from random import Random
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from cms.feedback.models import TranslationRequest
from cms.languages import CODES, TARGETS
from cms.published.models import PublishedDocument
from cms.translation_matrix.rows import matching, rows_of, totals
from cms.translations.states import state_of
from directory.models import Service
from site_pages.models import StandardPage
from tests.factories import pages, people
from tests.factories.directory import OrganizationFactory, ServiceFactory

MATRIX = "translation_matrix"


@pytest.fixture
def course(db: None, translate: Any) -> Service:
    """Translated into English, by machine into Arabic, in parts into French, outdated in Turkish, in nothing else."""
    pages.finder(pages.home())
    course: Service = ServiceFactory(name="Kurs", description="Wir lernen Deutsch.")
    translate(course, "tr", {"Kurs": "Kurs (tr)", "Wir lernen Deutsch.": "Almanca."})
    course.refresh_from_db()
    course.description = "Wir lernen zusammen Deutsch."
    course.save_revision().publish()
    translate(course, "en", {"Kurs": "Course", "Wir lernen zusammen Deutsch.": "We learn German."})
    translate(course, "ar", {"Kurs": "دورة", "Wir lernen zusammen Deutsch.": "نتعلم"}, machine=True)
    translate(course, "fr", {"Kurs": "Cours"})
    return course


def cells(**asked: str) -> dict[str, dict[str, tuple[str, int]]]:
    """State and words to do, by title and language."""
    return {
        row.document.title: {one.language: (one.state, one.words) for one in row.cells} for row in rows_of(list(matching(asked)))
    }


def test_cells_say_state_and_words_to_do(course: Service) -> None:
    missing = ("missing", 5)
    assert cells(kind="service") == {
        "Kurs": {
            "de-simple": missing,
            "en": ("translated", 0),
            "fr": ("partial", 4),
            "ar": ("machine", 0),
            "fa": missing,
            "uk": missing,
            "ru": missing,
            "tr": ("outdated", 4),
        }
    }


def test_record_that_nobody_has_begun_to_translate_is_missing_everywhere(course: Service) -> None:
    """The words are those of its search text: about as many, with the name of its organization."""
    ServiceFactory(name="Beratung", description="Wir helfen gern.", organization=OrganizationFactory(name="Caritas"))
    assert set(cells(q="berat")["Beratung"].values()) == {("missing", 5)}


def test_states_are_those_of_the_segments(course: Service) -> None:
    home = pages.home()
    page = pages.child(StandardPage, home, "Impressum", slug="impressum")
    pages.translate(page, "ru", {"title": "О нас"})
    sources = {one.translation_key: one for one in (course, page, home)}
    shown = {(row.document.uuid, one.language): one.state for row in rows_of(list(matching({}))) for one in row.cells}
    expected = {
        (uuid, code): str(state_of(source, Locale.objects.get(language_code=code)))
        for uuid, source in sources.items()
        for code in TARGETS
    }
    assert {key: shown[key] for key in expected} == expected


def put(translate: Any, service: Service, rng: Random, known: dict[tuple[str, str], tuple[str, str]]) -> None:
    """Translates, by a person or a machine, what a coin decides; `known` notes for which German text and by whom."""
    service.refresh_from_db()
    for code in TARGETS:
        for name in ("name", "description"):
            if rng.random() < 0.5:
                by = rng.choice(["person", "machine"])
                german = getattr(service, name)
                if known.get((code, name), ("", ""))[0] != german:
                    translate(service, code, {german: f"{german} {code}"}, machine=by == "machine")
                    known[code, name] = (german, by)


def expected(service: Service, code: str, known: dict[tuple[str, str], tuple[str, str]]) -> str:
    """The state of a record as a person would say it."""
    found = []
    for name in ("name", "description"):
        german, by = known.get((code, name), ("", ""))
        is_current = german == getattr(service, name)
        found.append((by if is_current else "outdated") if german else "missing")
    if set(found) == {"missing"}:
        return "missing"
    return next((state for word, state in ORDER.items() if word in found), "translated")


ORDER = {"missing": "partial", "outdated": "outdated", "machine": "machine"}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_matrix_is_right_for_any_mixture_of_states(db: None, translate: Any, seed: int) -> None:
    pages.finder(pages.home())
    rng = Random(seed)
    organization = OrganizationFactory(name="Verein")
    services = [ServiceFactory(name=f"Kurs {n}", description=f"Text {n}", organization=organization) for n in range(4)]
    known: list[dict[tuple[str, str], tuple[str, str]]] = [{} for _service in services]
    for service, notes in zip(services, known, strict=True):
        put(translate, service, rng, notes)
        if rng.random() < 0.5:
            service.refresh_from_db()
            service.description += " neu"
            service.save_revision().publish()
            put(translate, service, rng, notes)
    found = {title: {code: state for code, (state, _words) in row.items()} for title, row in cells(kind="service").items()}
    assert found == {
        service.name: {code: expected(service, code, notes) for code in TARGETS}
        for service, notes in zip(services, known, strict=True)
    }


def test_numbers_above_are_those_of_the_lists_they_lead_to(admin_client: Client, course: Service) -> None:
    ServiceFactory(name="Beratung")
    page = shown(admin_client, kind="service")
    for row in page.select(".matrix-total"):
        for link in row.select("td a"):
            listed = BeautifulSoup(admin_client.get(link["href"]).content.decode(), "html.parser")
            assert len(listed.select("tbody tr a.matrix-state")) == len(TARGETS) * int(link.text)
    assert totals("service")["tr"] == {"missing": 1, "outdated": 1}


def shown(browser: Client, **asked: str) -> Tag:
    answer = browser.get(reverse(MATRIX), asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def test_cells_lead_to_where_it_is_done(course: Service) -> None:
    editor = people.editor()
    row = shown(editor, kind="service").select_one("tbody tr")
    links = dict(zip(TARGETS, [one["href"] for one in row.select("td a")], strict=True))
    english = Service.objects.get(locale__language_code="en")
    assert links["en"] == reverse("wagtailsnippets_directory_service:edit", args=[english.pk])
    assert links["uk"] == reverse("wagtail_localize:submit_snippet_translation", args=["directory", "service", course.pk])
    assert row.th.a["href"] == reverse("wagtailsnippets_directory_service:edit", args=[course.pk])
    assert {editor.get(address).status_code for address in links.values()} == {200}


def test_pages_lead_to_their_own_forms(course: Service) -> None:
    page = pages.child(StandardPage, pages.home(), "Impressum", slug="impressum")
    russian = pages.translate(page, "ru", {"title": "О нас"})
    row = shown(people.editor(), q="Impressum").select_one("tbody tr")
    links = dict(zip(TARGETS, [one["href"] for one in row.select("td a")], strict=True))
    assert links["ru"] == reverse("wagtailadmin_pages:edit", args=[russian.pk])
    assert links["fa"] == reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def test_cell_says_since_when_and_how_often_it_is_wanted(admin_client: Client, course: Service) -> None:
    for language in ("uk", "en"):
        TranslationRequest.count(PublishedDocument.objects.get(kind="service", language=language))
    PublishedDocument.objects.filter(language="tr").update(outdated_since="2026-11-03T12:00:00+00:00")
    texts = [" ".join(one.text.split()) for one in shown(admin_client, kind="service").select("tbody td")]
    found = dict(zip(TARGETS, texts, strict=True))
    assert found["tr"] == "veraltet seit 03.11.2026 4 Wörter"
    assert found["uk"] == "fehlt 5 Wörter 1-mal gewünscht"
    assert found["en"] == "übersetzt"


def test_rows_are_found_by_state_and_language(course: Service) -> None:
    ServiceFactory(name="Beratung")
    assert list(cells(state="outdated")) == ["Kurs"]
    assert list(cells(state="outdated", language="en", kind="service")) == []
    assert list(cells(state="missing", language="tr", kind="service")) == ["Beratung"]
    assert list(cells(kind="organization"))
    assert list(cells(language="en", kind="service")) == ["Beratung"]


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "nothing"},
        {"state": "<script>"},
        {"language": "xx"},
        {"q": "a" * 999},
        {"p": "x"},
        {"p": "999"},
        {"q": "\x00"},
    ],
)
def test_what_makes_no_sense_is_answered(admin_client: Client, course: Service, asked: dict[str, str]) -> None:
    assert shown(admin_client, **asked).select("tbody tr")
    assert admin_client.get(reverse(MATRIX), asked | {"export": "csv"}).status_code == 200


def test_table_has_a_state_for_each_language(admin_client: Client, course: Service) -> None:
    answer = admin_client.get(reverse(MATRIX), {"kind": "service", "export": "csv"})
    (row,) = csv.DictReader(answer.content.decode().splitlines())
    assert row == {
        "kind": "service",
        "id": str(course.translation_key),
        "title": "Kurs",
        "en": "translated",
        "ar": "machine",
        "fr": "partial",
        "tr": "outdated",
        **dict.fromkeys(["de-simple", "fa", "uk", "ru"], "missing"),
    }


def test_title_is_no_formula(admin_client: Client, course: Service) -> None:
    ServiceFactory(name="=1+1")
    table = admin_client.get(reverse(MATRIX), {"q": "=1", "export": "csv"}).content.decode().splitlines()
    assert next(csv.DictReader(table))["title"] == "'=1+1"


def test_matrix_is_read_in_as_many_queries_at_three(course: Service, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(6):
        rows_of(list(matching({"kind": "service"})))
    for number in range(2):
        ServiceFactory(name=f"Angebot {number}")
    with django_assert_num_queries(6):
        rows_of(list(matching({"kind": "service"})))


def test_editors_and_translators_see_the_matrix_in_their_menu(course: Service) -> None:
    for who in (people.editor, people.translator):
        browser = who()
        assert shown(browser).select("tbody tr")
        assert reverse(MATRIX) in browser.get("/admin/").content.decode()


def test_others_do_not_see_the_matrix(client: Client, course: Service) -> None:
    for somebody in (client, people.stranger()):
        assert somebody.get(reverse(MATRIX)).status_code == 302


def test_all_languages_but_german_have_a_column() -> None:
    assert {*TARGETS, "de"} == set(CODES)


def test_start_page_leads_to_what_is_outdated_and_what_a_machine_wrote(course: Service) -> None:
    page = BeautifulSoup(people.translator().get("/admin/").content, "html.parser")
    lines = {line["href"]: line.parent.get_text() for line in page.select("#todo-content a") if line.parent}
    assert lines == {
        f"{reverse(MATRIX)}?state=outdated": "Veraltete Übersetzungen: 1",
        f"{reverse(MATRIX)}?state=machine": "Maschinell übersetzt, nicht gelesen: 1",
    }
