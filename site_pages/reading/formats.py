"""Dates, numbers and names as readers of a language write them, and numbers that keep their order in any script."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from cms.languages import SOURCE_LANGUAGE, language_of

MARKUP = r"<(script|style|title|textarea|select)\b.*?</\1>|<bdi dir=\"ltr\">.*?</bdi>|<[^>]*>"
NUMBER = r"\+?\d+(?:[ \u00a0\u202f]\d+)+|\+\d+"
ADDRESS = r"https?://[^\s<]+"
PARTS = re.compile(rf"{MARKUP}|(?P<number>{ADDRESS}|{NUMBER})", re.DOTALL)


@lru_cache
def babel_locale(language: str) -> Locale:
    """Babel's locale of a language of the site; that of its fallback where Babel knows none (`de-simple`)."""
    for code in language_of(language).written_like:
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(SOURCE_LANGUAGE)


def local_date(value: Any, language: str) -> str:
    """A date or ISO text in long form; what is no date stays as it is."""
    day = date_of(value)
    return format_date(day, "long", babel_locale(language)) if day else str(value or "")


def date_of(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None


def local_time(value: Any) -> str:
    """Hours and minutes, 24 hours a day as in Germany: the reader will see the same on the door."""
    return str(value or "")[:5]


def local_number(value: Any, language: str) -> str:
    """A number with the separators of the language; amounts of money keep two decimals or none."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value or "")
    if not number.is_finite():
        return str(value)
    pattern = "#,##0" if number == number.to_integral_value() else "#,##0.00"
    return format_decimal(number, pattern, babel_locale(language))


def weekday(number: int, language: str) -> str:
    """The name of a weekday, 0 is Monday."""
    return str(get_day_names("wide", "stand-alone", babel_locale(language))[number])


def isolated(html: str) -> str:
    """HTML in which numbers of several groups and web addresses in running text stand in `<bdi dir="ltr">`.

    By UAX #9 "116 117" would stand there as "117 116".
    """
    return PARTS.sub(lambda part: f'<bdi dir="ltr">{part["number"]}</bdi>' if part["number"] else part[0], html)
