"""HSDS phone."""

from uuid import uuid5

from cms.phone_numbers import read
from directory import models
from directory.hsds.language import Language, named
from directory.hsds.shape import Shape
from directory.models.codes import codes_of
from directory.models.phone import PhoneType

CALLED = {PhoneType.VOICE, PhoneType.CELL}
SCHEMES = dict.fromkeys(CALLED, "tel") | {PhoneType.TEXT: "sms"}


class Phone(Shape, kw_only=True):
    """`x_display` is the number with its extension as readers see it; `x_uri` calls it, or writes to it. A fax has none."""

    id: str
    number: str
    extension: int | None = None
    type: str | None = None
    languages: list[Language] = []
    x_display: str
    x_uri: str | None = None


def phone(source: models.Phone, in_language: str) -> Phone:
    shape = numbered(str(source.uuid), source.number, source.type, source.extension)
    shape.languages = [named(str(uuid5(source.uuid, code)), code, in_language) for code in codes_of(source.languages)]
    return shape


def numbered(id: str, text: str, type: str, extension: int | None = None) -> Phone:
    """A number that nobody can dial is shown as it was written."""
    number = read(text, extension)
    return Phone(
        id=id,
        number=text,
        extension=extension,
        type=type,
        x_display=number.shown if number else text,
        x_uri=f"{SCHEMES[PhoneType(type)]}:{number.dialled}" if number and type in SCHEMES else None,
    )


def number_to_call(phones: list[models.Phone]) -> str | None:
    """The first number at which somebody answers, at best in all languages, as it is shown; None when there is only a fax."""
    for one in sorted(phones, key=lambda one: bool(one.languages)):
        number = read(one.number, one.extension) if one.type in CALLED else None
        if number:
            return number.shown
    return None
