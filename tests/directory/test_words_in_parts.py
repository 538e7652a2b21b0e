"""Each object inside a service says by itself which of its words are German, so that one does not speak for its siblings."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from directory.models import Accessibility, Contact, CostOption, RequiredDocument
from tests.factories import pages
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
    at,
    german,
)

pytestmark = pytest.mark.django_db

GERMAN, ARABIC = "Erst", "\u062b\u0627\u0646\u064d"


def children(model: type[Any], name: str) -> list[Any]:
    return [model(locale=german(), **{name: word}) for word in (GERMAN, "Dann")]


@pytest.fixture
def service(translate: Callable[..., Any]) -> Any:
    """In Arabic, but for the first of two parts of each kind (of the terms the second: they are sorted by their names)."""
    pages.finder(pages.home())
    topics, audiences = TaxonomyFactory(code="topics"), TaxonomyFactory(code="audiences")
    terms = [
        TaxonomyTermFactory(code=word.lower(), name=word, taxonomy=one, description=word)
        for one in (topics, audiences)
        for word in (GERMAN, "Dann")
    ]
    locations = [
        LocationFactory(
            name=word,
            description=word,
            transportation=word,
            accessibility=[Accessibility(locale=german(), feature="wheelchair", details=word)],
        )
        for word in (GERMAN, "Dann")
    ]
    service = ServiceFactory(
        name="Dann",
        description="Dann",
        organization=OrganizationFactory(description=GERMAN),
        terms=terms,
        contacts=children(Contact, "title"),
        cost_options=children(CostOption, "option"),
        required_documents=children(RequiredDocument, "document"),
        service_at_locations=[at(location) for location in locations],
    )
    for record in (service, *terms, *locations):
        translate(record, "ar", {"Dann": ARABIC})
    return service


def test_parts_name_what_is_german(service: Any, document: Callable[..., dict[str, Any]]) -> None:
    shown = document("service", "ar")

    parts = {
        "contacts": shown["contacts"],
        "cost_options": shown["cost_options"],
        "required_documents": shown["required_documents"],
        "location": [one["location"] for one in shown["service_at_locations"]],
        "accessibility": [one["location"]["accessibility"][0] for one in shown["service_at_locations"]],
        "x_topics": shown["x_topics"],
        "x_audiences": shown["x_audiences"],
        "taxonomy_term": [one["taxonomy_term"] for one in shown["attributes"]][:2],
    }
    assert {name: [one.get("x_fallback_fields", []) for one in found] for name, found in parts.items()} == {
        "contacts": [["title"], []],
        "cost_options": [["option"], []],
        "required_documents": [["document"], []],
        "location": [["name", "description", "transportation"], []],
        "accessibility": [["details"], []],
        "x_topics": [[], ["name"]],
        "x_audiences": [[], ["name"]],
        "taxonomy_term": [[], ["name", "description"]],
    }
    assert shown["organization"]["x_fallback_fields"] == ["description"]


def test_page_marks_only_german_words_as_german(service: Any, document: Callable[..., dict[str, Any]], reader: Client) -> None:
    html = BeautifulSoup(reader.get(document("service", "ar")["x_url"]).content.decode(), "html5lib").main

    words = [(text.strip(), text.find_parent(lang=True)["lang"]) for text in html(string=[GERMAN, ARABIC])]
    assert set(words) == {(GERMAN, "de"), (ARABIC, "ar")}
    assert len(words) > 15
