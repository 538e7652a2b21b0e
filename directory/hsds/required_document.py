"""HSDS required_document."""

from cms.translations.texts import Words
from directory import models
from directory.hsds.shape import Shape


class RequiredDocument(Shape, kw_only=True):
    id: str
    document: str | None = None
    uri: str | None = None
    x_fallback_fields: list[str] = []


def required_document(source: models.RequiredDocument, service: models.Service, words: Words) -> RequiredDocument:
    words = words.of_child()
    return RequiredDocument(
        id=str(source.translation_key),
        document=words.child_text(service, "required_documents", source, "document"),
        uri=source.uri or None,
        x_fallback_fields=list(words.own),
    )
