"""Where the words stand."""

import pytest

from cms.published.index.match import Match
from cms.search.passages import LENGTH, Marker, Part
from cms.search.reading import terms_of, words_asked


def marker(text: str, language: str = "de") -> Marker:
    return Marker(Match(terms_of(words_asked(text, language), [language], ()), ("bench",), language), language)


def shown(parts: list[Part]) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in parts)


@pytest.mark.parametrize(
    "asked, language, text, marked",
    [
        ("kurse", "de", "Der Kurs und die Kurse, kein Ding.", "Der [Kurs] und die [Kurse], kein Ding."),
        ("kurs", "de", "Ein Sprachkurs.", "Ein [Sprachkurs]."),
        ("Strasse", "de", "In der Hauptstraße 3", "In der [Hauptstraße] 3"),
        ("موعد", "ar", "احجزوا مَوْعِدًا هنا", "احجزوا [مَوْعِدًا] هنا"),
        ("طبيب", "ar", "والطبيب هنا", "[والطبيب] هنا"),
        ("сімя", "uk", "Моя сім'я тут", "Моя [сім'я] тут"),
        ("<b>", "de", "<b>fett</b>", "<[b]>fett</[b]>"),
    ],
)
def test_words_are_marked_in_every_spelling_and_form(asked: str, language: str, text: str, marked: str) -> None:
    assert shown(marker(asked, language).marked(text)) == marked


def test_passage_is_the_sentence_with_most_of_the_words() -> None:
    text = "Wir helfen. Ein Kurs am Abend. Ein Kurs mit Kinderbetreuung am Abend. Kommen Sie."
    assert shown(marker("Kurs Kinderbetreuung").passage(text)) == "Ein [Kurs] mit [Kinderbetreuung] am Abend. Kommen Sie."


def test_passage_is_short_and_of_whole_words() -> None:
    text = " ".join(f"Wort{number}" for number in range(200)).replace("Wort99", "Ziel")
    found = shown(marker("Ziel").passage(text))
    assert "[Ziel]" in found
    assert len(found) < LENGTH + 10
    assert (found[:6], found[-2:]) == ("… Wort", " …")


@pytest.mark.parametrize("text", ["", "\n", " ", "Nichts davon"])
def test_text_without_the_words_begins_at_its_beginning(text: str) -> None:
    assert shown(marker("Kurs").passage(text)) == text.strip("\n")
