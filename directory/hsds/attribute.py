"""HSDS attribute: a taxonomy term applied to a service."""

from uuid import UUID, uuid5

from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape
from directory.hsds.taxonomy_term import TaxonomyTerm, taxonomy_term


class Attribute(Shape, kw_only=True):
    id: str
    link_id: str
    taxonomy_term_id: str
    link_entity: str
    taxonomy_term: TaxonomyTerm


def attribute(term: models.TaxonomyTerm, service: UUID, texts: Texts) -> Attribute:
    return Attribute(
        id=str(uuid5(service, str(term.translation_key))),
        link_id=str(service),
        taxonomy_term_id=str(term.translation_key),
        link_entity="service",
        taxonomy_term=taxonomy_term(term, texts.within("attributes"), nested=True),
    )
