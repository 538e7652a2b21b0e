"""What people type, and what it finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.index import tables
from cms.published.index.writing import remove, unindexed
from cms.published.models import PublishedDocument
from cms.published.window import withdraw
from cms.search.finding import find
from tests.cms.search.conftest import Publish, Search

KURS, AMT = "Sprachkurs A1", "Ausländerbehörde"


@pytest.fixture
def offers(publish: Publish) -> None:
    publish(1, de=(KURS, "Deutsch lernen am Vormittag"), ar=("دورة لغة", "تعلم الألمانية"), uk=("Курс німецької", "зранку"))
    publish(2, de=(AMT, "Termine für den Aufenthaltstitel, auch zum Sprachkurs"), ar=("دائرة الأجانب", "حجز موعد"))
    publish(3, de=("Nähstube", "Nähen mit anderen"), ar=("Nähstube", "Nähen mit anderen"))


@pytest.mark.parametrize(
    "text, found",
    [
        ("Sprachkurs", [KURS, AMT]),
        ("sprachkurse", [KURS, AMT]),
        ("kurs", [KURS]),
        ("Behörde", [AMT]),
        ("Auslaenderbehoerde", [AMT]),
        ("ausla\u0308nderbeho\u0308rde", [AMT]),
        ("Sprahckurs", [KURS, AMT]),
        ("Auslenderbehörde", [AMT]),
        ("Sprachkurs gibtesnicht", [KURS, AMT]),
        ("Sprachkurs Aufenthaltstitel", [AMT]),
        ("Wo kann ich Deutsch lernen?", [KURS]),
        ("Wo?", []),
        ("موعد", [AMT]),
        ("курси", [KURS]),
        ("курс німецької", [KURS]),
    ],
)
@pytest.mark.usefixtures("offers")
def test_text_finds_what_people_mean(search: Search, text: str, found: list[str]) -> None:
    assert search(text) == found


@pytest.mark.usefixtures("offers")
def test_readers_find_their_own_words_and_german_ones(search: Search) -> None:
    assert search("دورة", "ar") == ["دورة لغة"]
    assert search("الدورة", "ar") == ["دورة لغة"]
    assert search("Sprachkurs", "ar") == ["دورة لغة", "دائرة الأجانب"]
    assert search("Nähen", "ar") == ["Nähstube"]


@pytest.mark.parametrize("text", ["Hauptstrasse", "hauptstraße", "HAUPTSTRASSE", "Hauptstr"])
def test_street_is_found_however_it_is_spelt(publish: Publish, search: Search, text: str) -> None:
    publish(1, de=("Treffpunkt", "In der Hauptstraße 3"))
    assert search(text) == ["Treffpunkt"]


def test_title_comes_before_text_and_own_words_before_german_ones(publish: Publish, search: Search) -> None:
    publish(1, de="Kurse", en=("Training", "Treff"))
    publish(2, de=("Haus", "Treff und Treffen, Treff"), en=("House", "all"))
    publish(3, de="Treff", en="Place")
    publish(4, de="Ort", en="Treff")
    publish(5, de="Haus am Treff", en="Haus am Treff")
    assert search("treff") == ["Treff", "Haus am Treff", "Haus"]
    assert search("treff", "en") == ["Treff", "Haus am Treff", "Place", "Training", "House"]


ODD = ["", " ", '"', "*", "%", "_", "\\", "\x00", "😀", "NEAR(", "foo OR", "a:b", "x" * 5000, "' --", "()&|!<->:*"]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.usefixtures("offers")
def test_text_is_never_understood_as_a_query(search: Search, text: str) -> None:
    assert search(text) == []


@pytest.mark.usefixtures("offers")
def test_no_form_of_speech_finds_everything(search: Search) -> None:
    assert search("Bitte ein Termin für den Aufenthaltstitel") == [AMT]


@pytest.mark.usefixtures("offers")
def test_misspelt_words_are_told_as_titles_write_them() -> None:
    assert [find(text, "de", ["bench"]).corrected for text in ("Sprahckurs", "Sprahckurs lernen", "Sprachkurs", "qqqqqq")] == [
        "Sprachkurs",
        "Sprachkurs lernen",
        "",
        "",
    ]


@pytest.mark.usefixtures("offers")
def test_what_leaves_the_window_leaves_the_index(search: Search) -> None:
    withdraw("bench", PublishedDocument.objects.filter(title=KURS).get().uuid)
    assert search("Sprachkurs") == [AMT]
    assert set(PublishedDocument.objects.values_list("pk", flat=True)) == set(
        PublishedDocument.objects.filter(pk__in=tables().indexed_keys()).values_list("pk", flat=True)
    )


def test_changed_words_are_found_and_old_ones_no_longer(publish: Publish, search: Search) -> None:
    publish(1, de="Nähstube", en="Sewing")
    publish(1, de="Töpferei")
    assert (search("Nähstube"), search("Sewing", "en"), search("Töpferei")) == ([], [], ["Töpferei"])


@pytest.mark.usefixtures("offers")
def test_documents_that_are_missing_in_the_index_are_known() -> None:
    missing = PublishedDocument.objects.filter(title=AMT).get()
    remove([missing.pk])
    assert unindexed() == [missing.record_id]


def test_other_kinds_are_not_found(publish: Publish, search: Search) -> None:
    publish(1, kind="table", de="Tisch")
    assert (search("Tisch"), search("Tisch", kind="table")) == ([], ["Tisch"])


def test_search_costs_the_same_at_1_and_3_hits(publish: Publish, search: Search) -> None:
    costs = []
    for number in (1, 2, 3):
        publish(number, de=f"Kurs {number}")
        with CaptureQueriesContext(connection) as queries:
            search("kurs")
        costs.append(len(queries))
    assert costs == [{"sqlite": 8, "postgresql": 5}[connection.vendor]] * 3
