"""Where a visitor is: by name, postal code or key."""

import pytest

from site_pages.finder.place import Place, Places

MAYEN = Place("071370068068", "Mayen", "56727")
POLCH, KOLLIG = Place("071375002501", "Polch", "56751"), Place("071375002060", "Kollig", "56751")
MUENSTERMAIFELD = Place("071375002080", "Münstermaifeld", "56294")
MENDIG, UPPER_MENDIG = Place("071375003081", "Mendig", "56743"), Place("071375003082", "Bell", "56745")
GROUPS = [
    {"name": "Landkreis Mayen-Koblenz", "ars": "07137", "places": [vars(MAYEN)]},
    {"name": "Maifeld", "ars": "071375002", "places": [vars(KOLLIG), vars(MUENSTERMAIFELD), vars(POLCH)]},
    {"name": "Mendig", "ars": "071375003", "places": [vars(UPPER_MENDIG), vars(MENDIG)]},
]
places = Places(GROUPS)


@pytest.mark.parametrize(
    "text, meant",
    [
        ("Polch", [POLCH]),
        ("  pOLCH ", [POLCH]),
        ("Muenstermaifeld", [MUENSTERMAIFELD]),
        ("münster", [MUENSTERMAIFELD]),
        ("56294", [MUENSTERMAIFELD]),
        ("56751", [KOLLIG, POLCH]),
        ("567", [MAYEN, KOLLIG, POLCH, UPPER_MENDIG, MENDIG]),
        ("m", []),
        ("me", [MENDIG]),
        ("Polhc", [POLCH]),
        ("Maifeld", [Place("071375002", "Maifeld")]),
        ("Mendig", [MENDIG]),
        ("Hamburg", []),
        ("10115", []),
        ("", []),
        ('"*%_ OR', []),
        ("😀", []),
        ("x" * 200, []),
    ],
)
def test_place_is_meant_by_name_beginning_postal_code_or_likeness(text: str, meant: list[Place]) -> None:
    assert places.meant_by(text) == meant


@pytest.mark.parametrize(
    "ars, found",
    [
        ("071375002501", POLCH),
        ("071375002", Place("071375002", "Maifeld")),
        ("07137", Place("07137", "Landkreis Mayen-Koblenz")),
        ("07", Place("07")),
        ("08", None),
        ("abc", None),
    ],
)
def test_place_at_a_key_may_be_an_area(ars: str, found: Place | None) -> None:
    assert places.at(ars) == found
