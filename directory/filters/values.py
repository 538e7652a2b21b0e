"""Values of filters as they stand in addresses; ValueError for what is none."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ARS = re.compile(r"[0-9]{2,12}")
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,10})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
NOW = "now"
YEARS = range(2000, 2101)
FARTHEST = 100_000  # metres

Json = dict[str, Any]


@dataclass(frozen=True)
class Kind(ABC):
    """What a value may be: `schema` is its JSON schema, `expected` says it as part of a sentence."""

    schema: Json
    expected: StrOrPromise

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value of a text."""


@dataclass(frozen=True)
class Word(Kind):
    """Texts of one pattern."""

    pattern: re.Pattern[str]

    def read(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise ValueError(text)
        return text


class Flag(Kind):
    def read(self, text: str) -> bool:
        if text not in {"true", "false"}:
            raise ValueError(text)
        return text == "true"


class Day(Kind):
    def read(self, text: str) -> date:
        if not DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)


class Moment(Kind):
    """A moment of the district's clock, or now."""

    def read(self, text: str) -> datetime:
        if text == NOW:
            return timezone.now()
        if not MINUTE.fullmatch(text):
            raise ValueError(text)
        found = timezone.make_aware(datetime.fromisoformat(text), timezone.get_default_timezone())
        if found.year not in YEARS:
            raise ValueError(text)
        return found


class Position(Kind):
    """Latitude and longitude, WGS 84."""

    def read(self, text: str) -> tuple[float, float]:
        parts = text.split(",")
        if len(parts) != 2 or not all(DEGREES.fullmatch(part) for part in parts):
            raise ValueError(text)
        latitude, longitude = map(float, parts)
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise ValueError(text)
        return latitude, longitude


class Metres(Kind):
    def read(self, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 9 and 0 < int(text) <= FARTHEST):
            raise ValueError(text)
        return int(text)


def word(pattern: re.Pattern[str], expected: StrOrPromise) -> Word:
    return Word({"type": "string"}, expected, pattern)


PLACE = word(ARS, _("an official regional key (ARS) of 2 to 12 digits"))
TERM = word(CODE, _("a code of small letters, digits and hyphens"))
SPOKEN = word(LANGUAGE, _("a language tag such as “ar”"))
FLAG = Flag({"type": "boolean"}, _("“true” or “false”"))
DATE = Day({"type": "string", "format": "date"}, _("a day such as 2026-11-01"))
MOMENT = Moment({"type": "string"}, _("“now”, or day and time of the district such as 2026-11-26T18:30"))
POSITION = Position({"type": "string"}, _("latitude and longitude in degrees with a comma between"))
METRES = Metres(
    {"type": "integer", "minimum": 1, "maximum": FARTHEST},
    format_lazy(_("a whole number of metres, up to {number}"), number=FARTHEST),
)
