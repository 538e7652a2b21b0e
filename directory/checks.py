"""System checks of the settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from directory.opening_hours.holidays import holidays_of

ANY_YEAR = 2026


@register
def check_holidays_are_known(**kwargs: Any) -> list[CheckMessage]:
    """A state that the package `holidays` does not know would fail wherever hours are read."""
    try:
        holidays_of(ANY_YEAR, settings.HOLIDAYS)
    except NotImplementedError:
        hint = "Give the code of a country, or of a part of one by ISO 3166-2, such as DE-RP for Rheinland-Pfalz."
        return [Error(f"Nobody knows the public holidays of HOLIDAYS={settings.HOLIDAYS}.", hint=hint, id="wegweiser.E001")]
    return []
