"""Cost options of HSDS as people read them: what holds today, and what will."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from site_pages.reading.formats import date_of, local_date, local_number


def costs_of(options: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """The options without what is over, as `in_order`; each has also `price`, and `note`: from when and until when it holds."""
    return [one | {"price": price_of(one, language), "note": note_of(one, language)} for one in in_order(options)]


def in_order(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What holds today before what will; regular prices before those that end; then the cheapest first."""
    return sorted((one for one in options if not is_over(one)), key=rank)


def rank(option: dict[str, Any]) -> tuple[bool, bool, float]:
    amount = option.get("amount")
    return is_later(option), bool(option.get("valid_to")), float("inf") if amount is None else amount


def leading_price(options: list[dict[str, Any]], language: str) -> str:
    """The cheapest regular price of today, as "from 5 €" beside others; "" when nobody knows it in numbers."""
    today = [one for one in in_order(options) if not is_later(one)]
    known = [one for one in today if one.get("amount") is not None]
    if not known:
        return ""
    first, price = known[0]["amount"], price_of(known[0], language)
    if all(one.get("amount") == first for one in today):
        return price
    return _("Free of charge for some") if first == 0 else _("from %(price)s") % {"price": price}


def price_of(option: dict[str, Any], language: str) -> str:
    if option.get("amount") is None:
        return ""
    if option["amount"] == 0:
        return _("Free of charge")
    currency = option.get("currency", "EUR")
    return f"{local_number(option['amount'], language)} {'€' if currency == 'EUR' else currency}"


def note_of(option: dict[str, Any], language: str) -> str:
    notes = []
    if is_later(option):
        notes.append(_("from %(date)s") % {"date": local_date(option["valid_from"], language)})
    if option.get("valid_to"):
        notes.append(_("until %(date)s") % {"date": local_date(option["valid_to"], language)})
    return ", ".join(notes)


def is_over(option: dict[str, Any]) -> bool:
    last = date_of(option.get("valid_to"))
    return last is not None and last < timezone.localdate()


def is_later(option: dict[str, Any]) -> bool:
    first = date_of(option.get("valid_from"))
    return first is not None and first > timezone.localdate()
