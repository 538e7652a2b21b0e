"""Fields of query parameters, as strict as addresses should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from drf_spectacular.drainage import set_override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.language import LONGEST, is_well_formed
from directory.filters.filters import Filter

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
MOST_IDS = 10


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID as RFC 4122 writes it."""
    return bool(UUID.fullmatch(text))


class WholeNumber(serializers.IntegerField):
    """ASCII digits only: no signs, no blanks, no "1.0"."""

    def to_internal_value(self, data: float | int | str) -> int:
        text = str(data)
        if not (text.isascii() and text.isdigit()):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """`true` or `false`, small or large; neither 1 nor yes."""

    TRUE_VALUES = {"true"}
    FALSE_VALUES = {"false"}
    NULL_VALUES: set[str | None] = set()
    default_error_messages = {"invalid": "“true” or “false” is required."}


@extend_schema_field({"type": "string", "examples": ["56727"]})
class PostalCode(serializers.RegexField):
    """As Germany has them."""

    default_error_messages = {"invalid": "A postal code of five digits is required."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"\A[0-9]{5}\Z", trim_whitespace=False, **kwargs)


@extend_schema_field({"type": "string", "examples": ["ar"]})
class LanguageTag(serializers.CharField):
    """A BCP 47 tag; one that we do not serve is fine."""

    default_error_messages = {"invalid": "A BCP 47 language tag is required, such as “ar” or “de-simple”."}

    def __init__(self, **kwargs: object) -> None:
        super().__init__(trim_whitespace=False, max_length=LONGEST, **kwargs)  # type: ignore[arg-type]

    def to_internal_value(self, data: str) -> str:
        if not is_well_formed(data):
            self.fail("invalid")
        return data


@extend_schema_field({"type": "string", "examples": ["0b7c3e9e-6f0e-4d63-9b5c-0d7c5a1f2e11"]})
class Uuids(serializers.CharField):
    """UUIDs with commas between; becomes the same text in lower case."""

    default_error_messages = {"invalid": f"Up to {MOST_IDS} UUIDs are required, with commas between."}

    def to_internal_value(self, data: str) -> str:
        ids = data.split(",")
        if len(ids) > MOST_IDS or not all(is_uuid(one) for one in ids):
            self.fail("invalid")
        return data.lower()


class SearchWords(serializers.CharField):
    """What somebody types: any letters, but no control characters."""

    default_error_messages = {"control": "Control characters are not allowed."}

    def to_internal_value(self, data: str) -> str:
        if CONTROL.search(data):
            self.fail("control")
        return super().to_internal_value(data)


@extend_schema_field({"type": "string", "examples": ["/de/"]})
class AddressPath(serializers.CharField):
    """The path of an address of this site, percent-encoded or not."""

    default_error_messages = {"invalid": "A path of this site is required, beginning with a slash."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: str) -> str:
        path = unquote(data)
        if not path.startswith("/") or CONTROL.search(path):
            self.fail("invalid")
        return path


class FilterValue(serializers.Field[Any, str, Any, Any]):
    """What one of our own filters takes."""

    def __init__(self, declared: Filter, meaning: StrOrPromise = "", **kwargs: Any) -> None:
        super().__init__(required=False, help_text=meaning or declared.meaning, **kwargs)
        self.declared = declared
        set_override(self, "field", declared.schema)

    def to_internal_value(self, data: str) -> Any:
        try:
            return self.declared.read(data)
        except ValueError as error:
            raise serializers.ValidationError(f"Here stands {self.declared.expected}.") from error
