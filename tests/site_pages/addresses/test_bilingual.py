"""A page in two languages: paragraph beside paragraph, each with its own language."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from cms.published.models import PublishedDocument
from directory.models import RequiredDocument, Service
from site_pages.addresses.bilingual import in_two_languages
from site_pages.models import GuidePage
from tests.factories import pages
from tests.factories.directory import ServiceFactory

GERMAN = "<p>Das Amt <b>hilft</b>.</p><p>Rufen Sie an.</p>"
HEADING = {"type": "heading", "value": {"text": "Wer hilft?", "level": "h2"}, "id": "00000000-0000-4000-8000-000000000001"}
TEXT = {"type": "rich_text", "value": GERMAN, "id": "00000000-0000-4000-8000-000000000002"}
ARABIC = {
    "Ratgeber": "الدليل",
    "Wer hilft?": "من يساعد؟",
    "Das Amt <b>hilft</b>.": "المكتب <b>يساعد</b>.",
    "Rufen Sie an.": "اتصلوا.",
}


@pytest.fixture
def guide(home: Any) -> Any:
    guide = pages.child(GuidePage, home, "Ratgeber", slug="ratgeber", body=json.dumps([HEADING, TEXT]))
    pages.translate(guide, "ar", ARABIC)
    return guide


def main_at(reader: Client, address: str) -> Tag:
    answer = reader.get(address)
    assert answer.status_code == 200
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert isinstance(main, Tag)
    return main


def pairs(main: Tag) -> list[tuple[str, ...]]:
    both = main.select(".both")
    assert [(one["lang"], one["dir"]) for one in main.select(".both > .original")] == [("de", "ltr")] * len(both)
    return [tuple(" ".join(part.get_text().split()) for part in one.find_all(True, recursive=False)) for one in both]


def test_guide_has_the_german_text_beside_each_paragraph(reader: Client, guide: Any):
    assert pairs(main_at(reader, "/ar/ratgeber/?bilingual=1"))[:4] == [
        ("الدليل", "Ratgeber"),
        ("من يساعد؟", "Wer hilft?"),
        ("المكتب يساعد.", "Das Amt hilft."),
        ("اتصلوا.", "Rufen Sie an."),
    ]


def test_page_leads_to_both_and_back_and_keeps_its_query(reader: Client, guide: Any):
    queries = "?place=07137", "?bilingual=1&place=07137"
    links = [main_at(reader, f"/ar/ratgeber/{query}").select_one(".bilingual-link a") for query in queries]
    assert [link and link["href"] for link in links] == ["?place=07137&bilingual=1", "?place=07137"]


def test_german_page_and_what_is_not_translated_stand_alone(reader: Client, guide: Any):
    found = [main_at(reader, f"/{code}/ratgeber/?bilingual=1") for code in ("de", "fr")]
    assert [(pairs(one), one.select(".bilingual-link")) for one in found] == [([], []), ([], [])]


def test_part_that_is_not_translated_stands_once(reader: Client, home: Any):
    guide = pages.child(GuidePage, home, "Ratgeber", slug="ratgeber", body=json.dumps([HEADING, TEXT]))
    pages.translate(guide, "ar", {name: text for name, text in ARABIC.items() if name != "Wer hilft?"})
    main = main_at(reader, "/ar/ratgeber/?bilingual=1")
    assert [german for _arabic, german in pairs(main)][:3] == ["Ratgeber", "Das Amt hilft.", "Rufen Sie an."]
    assert main.get_text().count("Wer hilft?") == 1


def test_outdated_paragraphs_are_not_mistaken_for_others(reader: Client, guide: Any):
    guide.refresh_from_db()
    guide.body = json.dumps([HEADING, TEXT | {"value": "<p>Neu.</p>" + GERMAN}])
    guide.save_revision().publish()
    german = "Neu.Das Amt hilft.Rufen Sie an."
    found = {theirs: ours for ours, theirs in pairs(main_at(reader, "/ar/ratgeber/?bilingual=1"))}
    assert found["Wer hilft?"] == "من يساعد؟"
    assert {theirs for theirs in found if "Amt" in theirs} <= {german}


def test_block_that_is_new_does_not_shift_the_others(reader: Client, guide: Any):
    guide.refresh_from_db()
    new = HEADING | {"id": "00000000-0000-4000-8000-000000000003", "value": {"text": "Neues", "level": "h2"}}
    guide.body = json.dumps([new, HEADING, TEXT])
    guide.save_revision().publish()
    assert ("من يساعد؟", "Wer hilft?") in pairs(main_at(reader, "/ar/ratgeber/?bilingual=1"))


def test_service_is_in_two_languages_with_its_labels(reader: Client, home: Any, translate: Any):
    pages.finder(home)
    service: Service = ServiceFactory(name="Kurs", description="Wir lernen.", email="kurs@example.org")
    service.required_documents.add(RequiredDocument(document="Ausweis", locale=service.locale))
    service.save_revision().publish()
    words = {"Kurs": "دورة", "Wir lernen.": "نتعلم.", "Ausweis": "هوية"}
    translate(service, "ar", words)
    address = PublishedDocument.objects.get(uuid=service.translation_key, language="ar", kind="service").url
    main = main_at(reader, f"{address}?bilingual=1")
    found = dict(pairs(main))
    assert [found.get(one) for one in ("دورة", "نتعلم.", "هوية")] == ["Kurs", "Wir lernen.", "Ausweis"]
    assert found["ما يجب إحضاره"] == "Mitzubringen"
    assert main.select(".original [id], .original svg") == []


def test_search_engines_keep_the_page_in_one_language(reader: Client, guide: Any):
    head = [BeautifulSoup(reader.get(f"/ar/ratgeber/{query}").content, "html.parser").head for query in ("", "?bilingual=1")]
    found = [
        (one.select("meta[name=robots]") != [], str(one.select("link[rel=canonical]")[0]["href"])[-13:]) for one in head if one
    ]
    assert found == [(False, "/ar/ratgeber/"), (True, "/ar/ratgeber/")]


def test_page_in_two_languages_asks_for_at_most_twice_as_much(reader: Client, guide: Any, django_assert_max_num_queries: Any):
    reader.get("/ar/ratgeber/")
    with django_assert_max_num_queries(17):
        reader.get("/ar/ratgeber/?bilingual=1")


@pytest.mark.parametrize("value", ["0", "2", "", "1&bilingual=0", "\x00"])
def test_other_values_show_the_page_as_it_is(reader: Client, guide: Any, value: str):
    assert pairs(main_at(reader, f"/ar/ratgeber/?bilingual={value}")) == []


MIXED = "<html><main><ul><li>Eins<ul><li>Zwei</li></ul></li></ul><form><p>Drei</p></form></main></html>"


def test_mixed_content_and_forms():
    ours = MIXED.replace("Eins", "One").replace("Zwei", "Two").replace("Drei", "Three")
    main = BeautifulSoup(in_two_languages(ours, MIXED), "html.parser")
    assert pairs(main) == [("OneTwo", "EinsZwei")]
    assert [one.get_text() for one in main.select("form p")] == ["Three"]


NOTICE = '<div class="wrap notice"><p>Nicht ganz</p></div>'


@pytest.mark.parametrize("after", ["", "<section><p>Mehr</p></section>"])
def test_notice_of_the_translation_is_not_mistaken_for_the_page(after: str):
    theirs = f'<html><main><div class="wrap"><h1>Eins</h1></div>{after}</main></html>'
    ours = f'<html><main>{NOTICE}<div class="wrap"><h1>One</h1></div>{after}</main></html>'
    assert pairs(BeautifulSoup(in_two_languages(ours, theirs), "html.parser")) == [("One", "Eins")]
