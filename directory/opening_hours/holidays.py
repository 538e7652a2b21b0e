"""Public holidays of the district's state, by the package `holidays`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays
from django.conf import settings


def holiday_on(day: date) -> str:
    """The English name of the public holiday on a day, "" on others."""
    return holidays_of(day.year, settings.HOLIDAYS).get(day, "")


@lru_cache(maxsize=64)
def holidays_of(year: int, region: str) -> Mapping[date, str]:
    """Of a country or a part of one, such as "DE-RP" (ISO 3166-2)."""
    country, _hyphen, part = region.partition("-")
    return dict(holidays.country_holidays(country, subdiv=part or None, years=year, language=english(country)))


def english(country: str) -> str | None:
    """The package's code of English for a country; None where it has no English, for the country's own language."""
    languages = holidays.list_localized_countries().get(country, [])
    return next((code for code in languages if code.startswith("en")), None)
