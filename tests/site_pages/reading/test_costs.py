"""What an offer costs, as visitors read it on the day on which they read it."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils.translation import override

from site_pages.reading.costs import costs_of, leading_price


def option(name: str, amount: float | None = None, **fields: Any) -> dict[str, Any]:
    return {"option": name, "amount": amount, "currency": "EUR"} | fields


@pytest.fixture(autouse=True)
def in_december() -> Any:
    with time_machine.travel("2026-12-10 12:00"), override("en"):
        yield


def names(*options: dict[str, Any]) -> list[str]:
    return [one["option"] for one in costs_of(list(options), "en")]


def lead(*options: dict[str, Any]) -> str:
    return leading_price(list(options), "en")


def test_cheapest_regular_price_stands_first() -> None:
    offer = option("offer", 5, valid_to="2026-12-31")
    later = option("later", 1, valid_from=date(2027, 1, 1).isoformat())
    over = option("over", 0, valid_to="2026-12-09")
    options = [option("asked for"), later, offer, over, option("dear", 20), option("cheap", 8)]
    assert names(*options) == ["cheap", "dear", "asked for", "offer", "later"]
    assert lead(*options) == "from 8 €"


@pytest.mark.parametrize(
    "options,price",
    [
        ([], ""),
        ([option("on demand")], ""),
        ([option("fee", 25.5)], "25.50 €"),
        ([option("fee", 25), option("evening", 25)], "25 €"),
        ([option("for all", 0)], "Free of charge"),
        ([option("for all", 20), option("refugees", 0)], "Free of charge for some"),
        ([option("refugees", 0), option("on demand")], "Free of charge for some"),
        ([option("offer", 5, valid_to="2026-12-10"), option("fee", 9, valid_from="2026-12-11")], "5 €"),
        ([option("fee", 9, valid_from="2026-12-11")], ""),
    ],
)
def test_leading_price(options: list[dict[str, Any]], price: str) -> None:
    assert lead(*options) == price
