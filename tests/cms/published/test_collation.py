"""Lists are sorted as readers of their language expect it."""

import pytest

from cms.languages import CODES
from cms.published.collation import sort_key


@pytest.mark.parametrize(
    "language,names",
    [
        ("de", "apfel Arzt Ärzte Öffnung Oma Straße Uhr Zahnarzt"),
        ("de-simple", "apfel Arzt Ärzte Öffnung Oma Straße Uhr Zahnarzt"),
        ("fr", "cote coté côte école zèbre"),
        ("tr", "cam çay gaz ğ ızgara ibn oz öl su şeker Zeit"),
        ("uk", "гай ґанок дім ера є и і ї й Zeit"),
        ("ru", "ёж ель жук Zeit"),
        ("ar", "آب إبل بيت Zahnarzt"),
        ("fa", "بابا پدر جا چای زن ژاله کار گل یک Zahnarzt"),
    ],
)
def test_names_stand_in_the_order_of_the_language(language, names):
    expected = names.split()
    mixed = expected[1::2] + expected[::2]
    assert sorted(mixed, key=lambda name: sort_key(name, language)) == expected


def test_capital_letters_make_no_difference_and_numbers_count():
    assert sort_key("Alpha", "de") == sort_key("alpha", "de")
    assert sort_key("Kurs 2", "de") < sort_key("Kurs 10", "de")


@pytest.mark.parametrize("language", CODES)
def test_key_sorts_alike_in_every_database(language):
    assert set(sort_key("Ärzte, أطباء, Лікарі 10", language)) <= set("0123456789abcdef")
