"""Spellings and forms of words."""

import pytest

from cms.words.folding import fold, folded, words_of
from cms.words.forms import forms_of, indexed, parts_of
from cms.words.stop_words import all_stop_words, is_stop_word


@pytest.mark.parametrize(
    "spellings, one",
    [
        (["Ausländerbehörde", "AUSLÄNDERBEHÖRDE", "Auslaenderbehoerde", "Auslanderbehorde", "ausla\u0308nderbeho\u0308rde"], 1),
        (["Straße", "strasse", "STRASSE", "Strasse"], 1),
        (["İletişim", "iletisim", "ILETISIM", "ıletişim"], 1),
        (["مَوْعِد", "موعد", "مــوعد"], 1),
        (["أسرة", "اسره", "إسرة"], 1),
        (["کودک", "كودك"], 1),
        (["ещё", "еще", "ЕЩЁ"], 1),
        (["сім'я", "сім’я", "сімʼя", "сімя"], 1),
        (["école", "Ecole", "ÉCOLE"], 1),
        (["٣", "۳", "3"], 1),
        (["neue", "Bauer", "Quelle"], 3),
    ],
)
def test_spelling_variants_are_one_word(spellings: list[str], one: int) -> None:
    assert len({folded(text) for text in spellings}) == one


def test_words_are_split_where_readers_split_them() -> None:
    assert words_of("Kurs-A1, l’école مَوْعِد_x") == ["Kurs", "A1", "l", "école", "موعد", "x"]
    assert words_of('" * % \\ \x00 😀 ()') == []


def test_nothing_is_longer_than_an_index_holds() -> None:
    assert len(fold("x" * 5000)) == 60


@pytest.mark.parametrize(
    "word, language, lemma",
    [
        ("Sprachkurse", "de", "sprachkurs"),
        ("sprachkurse", "de", "sprachkurs"),
        ("SPRACHKURSE", "de-simple", "sprachkurs"),
        ("Häuser", "de", "haus"),
        ("children", "en", "child"),
        ("курси", "uk", "курс"),
        ("курсы", "ru", "курс"),
        ("kursları", "tr", "kurs"),
        ("بالمكتب", "ar", "مكتب"),
    ],
)
def test_word_has_its_lemma_among_its_forms(word: str, language: str, lemma: str) -> None:
    assert lemma in forms_of(word, language)


def test_lemma_that_is_a_guess_is_left_out() -> None:
    assert forms_of("kindergeld", "tr") == {"kindergeld"}


def test_language_without_lemmas_keeps_its_words() -> None:
    assert indexed("Kurse hier", "xx") == indexed("Kurse hier", "de")


def test_long_words_have_parts_and_short_ones_none() -> None:
    assert parts_of("Amt Sprachkurs") == {"prachkurs", "rachkurs", "achkurs", "chkurs", "hkurs", "kurs", "urs"}


def test_each_language_has_words_that_say_nothing() -> None:
    assert {language: len(words) > 30 for language, words in all_stop_words().items()} == dict.fromkeys(
        ["de", "en", "fr", "ar", "fa", "ru", "tr", "uk"], True
    )
    asked = (("Wo", "ar"), ("أين", "ar"), ("where", "de"), ("Kurs", "de"), ("Für", "de-simple"))
    assert [is_stop_word(*one) for one in asked] == [True, True, False, False, True]
