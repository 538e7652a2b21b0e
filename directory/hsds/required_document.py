"""HSDS required_document."""

from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape


class RequiredDocument(Shape, kw_only=True):
    id: str
    document: str | None = None
    uri: str | None = None
    x_fallback_fields: list[str] = []


def required_document(source: models.RequiredDocument, service: models.Service, texts: Texts) -> RequiredDocument:
    texts = texts.of_child()
    return RequiredDocument(
        id=str(source.translation_key),
        document=texts.child_text(service, "required_documents", source, "document"),
        uri=source.uri or None,
        x_fallback_fields=list(texts.own),
    )
