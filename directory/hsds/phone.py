"""HSDS phone."""

from directory import models
from directory.hsds.shape import Shape


class Phone(Shape, kw_only=True):
    id: str
    number: str
    extension: int | None = None
    type: str | None = None


def phone(source: models.Phone) -> Phone:
    return Phone(id=str(source.uuid), number=source.number, extension=source.extension, type=source.type)
