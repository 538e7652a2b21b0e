"""What should not stand in a public text: numbers, addresses, and what is about a single refugee."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import phonenumbers
import yaml
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

REGION = "DE"
DIGITS = re.compile(r"\+?\d(?:[\s/().-]{0,2}\d){6,}")  # long enough to reach somebody
MAIL = re.compile(r"[^\s@]+(?:@|\s*[(\[]\s*at\s*[)\]]\s*)[^\s@]+\.\w{2,}", re.IGNORECASE)
DOCUMENT = re.compile(r"\b(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{8,12}\b")  # passports, residence cards
DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](\d{4})\b")


class CautionKind(models.TextChoices):
    PHONE = "phone", _("This looks like a phone number. Answers reach you through this site; nobody needs your number.")
    MAIL = "mail", _("This looks like a mail address. Answers reach you through this site; nobody needs your address.")
    DOCUMENT = "document", _("This looks like the number of a passport or of a case. It must not stand in public.")
    PERSON = "person", _("This looks like something about a single refugee. Please write nothing that shows who it is.")


@dataclass(frozen=True)
class Caution:
    """`found` is the part of the text that it is about."""

    kind: CautionKind
    found: str


def cautions(text: str) -> list[Caution]:
    """In the order of the kinds, each part once. Somebody decides; nothing is changed."""
    plain = in_plain_digits(text)
    documents = DOCUMENT.findall(plain)
    found = [Caution(CautionKind.PHONE, one) for one in phones(plain)]
    found += [Caution(CautionKind.MAIL, one) for one in MAIL.findall(plain)]
    found += [Caution(CautionKind.DOCUMENT, one) for one in documents]
    found += [Caution(CautionKind.PERSON, one) for one in [*births(plain), *cases(plain)]]
    return list(dict.fromkeys(found))


def phones(text: str) -> list[str]:
    """What a phone would dial, and any other long row of digits that is no date."""
    dialled = [one.raw_string for one in phonenumbers.PhoneNumberMatcher(text, REGION)]
    rows = [one for one in DIGITS.findall(text) if not DATE.search(one)]
    return [*dialled, *(one for one in rows if not any(one in whole or whole in one for whole in dialled))]


def births(text: str) -> list[str]:
    """Dates of years before this one; what is planned lies ahead."""
    return [one[0] for one in DATE.finditer(text) if int(one[1]) < timezone.localdate().year]


def cases(text: str) -> list[str]:
    """Words that files about people have, in the languages of the site."""
    folded = text.casefold()
    return [one for one in words() if one in folded]


@cache
def words() -> tuple[str, ...]:
    found = yaml.safe_load((Path(__file__).parent / "cautions.yaml").read_text(encoding="utf-8"))
    return tuple(str(word).casefold() for some in found.values() for word in some)


def in_plain_digits(text: str) -> str:
    """Arabic and Persian digits as 0 to 9."""
    return "".join(str(unicodedata.digit(one)) if one.isdigit() and not one.isascii() else one for one in text)
