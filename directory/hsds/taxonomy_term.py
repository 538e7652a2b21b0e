"""HSDS taxonomy_term."""

from cms.translations.texts import Texts
from cms.translations.translation import Translation, translation
from directory import models
from directory.hsds.shape import Shape
from directory.hsds.taxonomy import Taxonomy, taxonomy


class TaxonomyTerm(Shape, kw_only=True):
    id: str
    code: str
    name: str
    description: str
    parent_id: str | None = None
    taxonomy: str | None = None
    taxonomy_detail: Taxonomy | None = None
    language: str | None = None
    taxonomy_id: str
    term_uri: str | None = None
    x_translation: Translation | None = None
    x_fallback_fields: list[str] = []


def taxonomy_term(source: models.TaxonomyTerm, texts: Texts, *, nested: bool = False) -> TaxonomyTerm:
    within = texts.within("taxonomy")
    shape = TaxonomyTerm(
        id=str(source.translation_key),
        code=source.code,
        name=texts.text(source, "name") or "",
        description=texts.text(source, "description") or "",
        parent_id=str(source.parent.translation_key) if source.parent and source.parent.is_public else None,
        taxonomy=within.text(source.taxonomy, "name"),
        taxonomy_id=str(source.taxonomy.translation_key),
        term_uri=source.term_uri or None,
    )
    if nested:
        shape.x_fallback_fields = list(texts.own)
    else:
        shape.taxonomy_detail = taxonomy(source.taxonomy, within, nested=True)
        shape.x_translation = translation(texts)
        shape.language = shape.x_translation.served
    return shape
