"""Phone numbers: what editors type, what is shown, and what a phone dials. Facts about numbers come from `phonenumbers`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType

REGION = "DE"
SHORT = re.compile(r"11\d{1,4}")  # 112, 115, 116117: dialled as they are
WITH_AREA_CODE = re.compile(r"[+0]")
EXTENSION_IS_APPENDED = {49, 43}  # Germany and Austria


@dataclass(frozen=True)
class PhoneNumber:
    """`shown` to readers, such as "+49 261 12345-17"; `dialled`: digits, with a + before the country code if there is one."""

    shown: str
    dialled: str


@lru_cache(maxsize=10_000)
def read(text: str, extension: int | None = None) -> PhoneNumber | None:
    """A number as somebody wrote it, with or without country code; None for what cannot be dialled from everywhere."""
    number = parsed(text)
    typed = ("+" if text.strip()[:1] in {"+", "＋"} else "") + phonenumbers.normalize_digits_only(text)
    if extension is None and SHORT.fullmatch(typed):
        return PhoneNumber(typed, typed)
    if number is None or not WITH_AREA_CODE.match(typed):
        return None
    if extension is None:
        return PhoneNumber(shown(number), e164(number))
    return with_extension(number, extension)


def parsed(text: str) -> phonenumbers.PhoneNumber | None:
    """None for what has too few or too many digits for its country."""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def with_extension(number: phonenumbers.PhoneNumber, extension: int) -> PhoneNumber | None:
    """Shown behind a hyphen; where extensions are part of the number its digits are dialled too."""
    text = f"{shown(number)}-{extension}"
    if number.country_code in EXTENSION_IS_APPENDED:
        whole = parsed(f"{e164(number)}{extension}")
        return PhoneNumber(text, e164(whole)) if whole else None
    return PhoneNumber(text, f"{e164(number)};ext={extension}")


def shown(number: phonenumbers.PhoneNumber) -> str:
    """With the country code, as newcomers know numbers from abroad; free numbers as everybody in the country knows them."""
    is_free = phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE
    return str(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if is_free else PhoneNumberFormat.INTERNATIONAL))


def e164(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def normalised(text: str) -> str:
    """The number as it is shown, which is also how it is stored. ValidationError for what nobody can dial."""
    number = read(text)
    if number is None:
        raise ValidationError(_("Nobody can dial this number. Write it with its area code, such as 0261 12345."))
    return number.shown


class PhoneNumberField(models.CharField[str, str]):
    """Text that is a phone number. Cleaning writes it as it will be shown."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        text = super().clean(value, model_instance)
        return normalised(text) if text else text
