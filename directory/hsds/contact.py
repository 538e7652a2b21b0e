"""HSDS contact: a function, with its phone."""

from uuid import uuid5

from cms.translations.texts import Texts
from directory import models
from directory.hsds.phone import Phone, numbered
from directory.hsds.shape import Shape


class Contact(Shape, kw_only=True):
    id: str
    name: str | None = None
    title: str | None = None
    department: str | None = None
    email: str | None = None
    phones: list[Phone] = []
    x_fallback_fields: list[str] = []


def contact(source: models.Contact, record: models.Organization | models.Service, texts: Texts) -> Contact:
    key = source.translation_key
    texts = texts.of_child()
    number = source.phone_number
    return Contact(
        id=str(key),
        name=source.name or None,
        title=texts.child_text(record, "contacts", source, "title"),
        department=texts.child_text(record, "contacts", source, "department"),
        email=source.email or None,
        phones=[numbered(str(uuid5(key, "phone")), number, "voice")] if number else [],
        x_fallback_fields=list(texts.own),
    )
