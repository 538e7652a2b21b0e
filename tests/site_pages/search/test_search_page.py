"""The search page, as visitors see it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from site_pages.models import GuidePage, ServiceFinderPage, StandardPage
from tests.factories import pages
from tests.factories.directory import OrganizationFactory, ServiceFactory, TaxonomyTermFactory


@pytest.fixture
def content(finder: ServiceFinderPage) -> None:
    pages.child(GuidePage, finder.get_parent(), "Deutsch lernen", introduction="Welcher Kurs passt zu mir?")
    pages.child(StandardPage, finder.get_parent(), "Impressum", introduction="Wer verantwortlich ist.")
    ServiceFactory(
        name="Sprachkurs", description="Deutsch am Abend.", terms=[TaxonomyTermFactory(code="sprache", name="Sprache")]
    )
    ServiceFactory(name="Nähstube", description="Nähen mit <b>anderen</b> & Kurs.")
    OrganizationFactory(name="Kursbüro Mayen")


def page(reader: Client, query: str, language: str = "de") -> Any:
    answer = reader.get(f"/{language}/search/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def groups(html: Any) -> dict[str, list[str]]:
    return {
        " ".join(one.h2.text.split()): [" ".join(link.text.split()) for link in one.select(".hit h3")]
        for one in html.select(".hit-group")
    }


@pytest.mark.usefixtures("content")
def test_results_stand_in_groups_the_best_first(reader: Client) -> None:
    assert groups(page(reader, "?q=kurs")) == {
        "Organisationen (1)": ["Kursbüro Mayen"],
        "Angebote (2)": ["Sprachkurs", "Nähstube"],
        "Schritt für Schritt (1)": ["Deutsch lernen"],
    }


@pytest.mark.usefixtures("content")
def test_words_are_marked_and_markup_of_texts_is_not_markup(reader: Client) -> None:
    html = page(reader, "?q=kurs")
    assert [one.text for one in html.select("mark")] == ["Kursbüro", "Sprachkurs", "Kurs", "Kurs"]
    assert "Nähen mit <b>anderen</b> & Kurs." in html.text


@pytest.mark.usefixtures("content")
def test_organization_leads_to_its_offers(reader: Client) -> None:
    links = {link.text.strip(): link["href"] for link in page(reader, "?q=Kursbüro").select(".hit a")}
    assert links == {"Kursbüro Mayen": "/de/angebote/?q=Kursb%C3%BCro%20Mayen"}


@pytest.mark.usefixtures("content")
def test_one_group_can_be_seen_alone(reader: Client) -> None:
    assert groups(page(reader, "?q=kurs&type=guide")) == {"Schritt für Schritt (1)": ["Deutsch lernen"]}
    assert list(groups(page(reader, "?q=kurs&type=nonsense"))) == [
        "Organisationen (1)",
        "Angebote (2)",
        "Schritt für Schritt (1)",
    ]


@pytest.mark.usefixtures("content")
def test_misspelt_words_are_corrected_and_that_is_told(reader: Client) -> None:
    html = page(reader, "?q=Sprahckurs")
    assert "Zu „Sprahckurs“ haben wir nichts gefunden. Das haben wir zu „Sprachkurs“ gefunden:" in html.text
    assert groups(html)["Angebote (1)"] == ["Sprachkurs"]


@pytest.mark.parametrize(
    "query", ["?q=qqqqqq", "?q=%22%20*", "?q=%00", "?q=😀", f"?q={'x' * 5000}", "?q=%3Cscript%3E", "?q=qqqq&page=7"]
)
@pytest.mark.usefixtures("content")
def test_nothing_found_leads_on(reader: Client, query: str) -> None:
    html = page(reader, query)
    assert groups(html) == {}
    assert [link["href"] for link in html.select(".topic-links a")] == ["/de/angebote/?topic=sprache"]
    assert html.select("script") == []


@pytest.mark.usefixtures("content")
def test_empty_search_asks_what_one_looks_for(reader: Client) -> None:
    html = page(reader, "")
    assert (groups(html), [one["role"] for one in html.select("[role]")]) == ({}, ["search"])


@pytest.mark.usefixtures("content")
def test_page_beyond_the_end_is_not_found_and_helps(reader: Client) -> None:
    answer = reader.get("/de/search/?q=kurs&type=service&page=9")
    assert (answer.status_code, 'action="/de/search/"' in answer.content.decode()) == (404, True)


@pytest.mark.usefixtures("content")
def test_words_that_are_german_say_so_in_every_language(reader: Client) -> None:
    html = page(reader, "?q=Sprachkurs", "ar")
    (hit,) = html.select(".hit")
    assert (hit.h3["lang"], hit.select_one("p[lang]")["lang"], hit.select_one(".untranslated").text) == ("de", "de", "بالألمانية")
    assert html.select_one("html")["dir"] == "rtl"


@pytest.mark.usefixtures("content")
def test_every_page_has_the_search_and_the_search_keeps_its_language(reader: Client) -> None:
    for language in ("de", "ar"):
        html = page(reader, "?q=kurs", language)
        assert html.select_one("form[role=search]")["action"] == f"/{language}/search/"
        assert html.select_one(".languages a[hreflang=en]")["href"] == "/en/search/?q=kurs"
    assert page(reader, "?q=kurs").select_one("meta[name=robots]")["content"] == "noindex"


def test_search_costs_the_same_at_1_and_3_results(reader: Client, finder: ServiceFinderPage) -> None:
    costs = []
    for number in (1, 2, 3):
        ServiceFactory(name=f"Kurs {number}")
        with CaptureQueriesContext(connection) as queries:
            page(reader, "?q=kurs")
        costs.append(len(queries))
    assert costs == [{"sqlite": 8, "postgresql": 5}[connection.vendor]] * 3
