"""HSDS taxonomy."""

from cms.translations.texts import Texts
from cms.translations.translation import Translation, translation
from directory import models
from directory.hsds.shape import Shape


class Taxonomy(Shape, kw_only=True):
    id: str
    name: str
    description: str
    uri: str | None = None
    version: str | None = None
    x_code: str | None = None
    x_translation: Translation | None = None
    x_fallback_fields: list[str] = []


def taxonomy(source: models.Taxonomy, texts: Texts, *, nested: bool = False) -> Taxonomy:
    shape = Taxonomy(
        id=str(source.translation_key),
        name=texts.text(source, "name") or "",
        description=texts.text(source, "description") or "",
        uri=source.uri or None,
        version=source.version or None,
        x_code=source.code,
    )
    if nested:
        shape.x_fallback_fields = list(texts.own)
    else:
        shape.x_translation = translation(texts)
    return shape
