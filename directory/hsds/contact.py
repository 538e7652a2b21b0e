"""HSDS contact: a function, with its phone; `x_hours` is when somebody is there."""

from uuid import uuid5

from cms.translations.texts import Texts
from directory import models
from directory.hsds.hours import openings
from directory.hsds.phone import Phone, numbered
from directory.hsds.shape import Shape
from directory.opening_hours.hours import Hours


class Contact(Shape, kw_only=True):
    id: str
    name: str | None = None
    title: str | None = None
    department: str | None = None
    email: str | None = None
    phones: list[Phone] = []
    x_hours: Hours | None = None
    x_fallback_fields: list[str] = []


def contact(source: models.Contact, record: models.Organization | models.Location | models.Service, texts: Texts) -> Contact:
    key = source.translation_key
    texts = texts.of_child()
    number, rows = source.phone_number, source.schedules.all()
    return Contact(
        id=str(key),
        name=source.name or None,
        title=texts.child_text(record, "contacts", source, "title"),
        department=texts.child_text(record, "contacts", source, "department"),
        email=source.email or None,
        phones=[numbered(str(uuid5(key, "phone")), number, "voice")] if number else [],
        x_hours=Hours(openings=openings(rows)) if rows else None,
        x_fallback_fields=list(texts.own),
    )
