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
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE, language_of

MARKUP = r"<(script|style|title|textarea|select)\b.*?</\1>|<bdi dir=\"ltr\">.*?</bdi>|<[^>]*>"
NUMBER = r"\+?\d+(?:[ \u00a0\u202f]\d+)+|\+\d+"
ADDRESS = r"https?://[^\s<]+"
DIGITS = {"arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
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


@lru_cache
def home_locale(language: str) -> Locale:
    """The locale of where the language comes from: its digits, and the first day of its week."""
    return Locale.parse(f"{babel_locale(language).language}_{language_of(language).territory}")


def date_locale(language: str) -> Locale:
    return home_locale(language) if language_of(language).dates_as_there else babel_locale(language)


def local_date(value: Any, language: str) -> str:
    """A date or ISO text in long form; what is no date stays as it is."""
    day = date_of(value)
    return in_digits(format_date(day, "long", date_locale(language)), language) if day else str(value or "")


def date_of(value: Any) -> datetime.date | None:
    """The day of a date, of ISO text, or of a moment in the district."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value, timezone.get_default_timezone()).date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None


def clock_time(moment: datetime.time | datetime.datetime, language: str) -> str:
    """Hours and minutes of the district's clock, 24 hours a day as in Germany: the reader will see the same on the door."""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment, timezone.get_default_timezone()).time()
    return in_digits(f"{moment:%H:%M}", language)


def day_in_year(day: datetime.date, language: str) -> str:
    """A date in full, with its weekday."""
    return in_digits(format_date(day, "full", date_locale(language)), language)


def in_digits(text: str, language: str) -> str:
    """A text with the digits of a language, by CLDR."""
    return text.translate(DIGITS.get(home_locale(language).default_numbering_system, {}))


def local_number(value: Any, language: str) -> str:
    """A number with the separators of the language; amounts of money keep two decimals or none."""
    return number_in("" if value is None else str(value), language)


@lru_cache(2048)
def number_in(text: str, language: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    pattern = "#,##0" if number == number.to_integral_value() else "#,##0.00"
    return in_digits(format_decimal(number, pattern, home_locale(language), numbering_system="default"), language)


def weekday(number: int, language: str) -> str:
    """The name of a weekday, 0 is Monday."""
    return str(get_day_names("wide", "stand-alone", babel_locale(language))[number])


def weekdays(language: str) -> list[int]:
    """Numbers of the weekdays in the order of the reader's week, by CLDR for where the language comes from."""
    return [(home_locale(language).first_week_day + number) % 7 for number in range(7)]


def isolated(html: str) -> str:
    """HTML in which numbers of several groups and web addresses in running text stand in `<bdi dir="ltr">`.

    By UAX #9 "116 117" would stand there as "117 116".
    """
    return PARTS.sub(lambda part: f'<bdi dir="ltr">{part["number"]}</bdi>' if part["number"] else part[0], html)
