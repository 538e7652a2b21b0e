"""HSDS language: one that the staff speak."""

from cms.languages import language_name
from directory import models
from directory.hsds.shape import Shape


class Language(Shape, kw_only=True):
    id: str
    code: str
    name: str


def language(source: models.Language, in_language: str) -> Language:
    name = language_name(source.code, in_language)
    return Language(id=str(source.uuid), code=source.code, name=name)
