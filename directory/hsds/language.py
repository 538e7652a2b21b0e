"""HSDS language: one that the staff speak."""

from cms.languages import language_name
from directory import models
from directory.hsds.shape import Shape


class Language(Shape, kw_only=True):
    id: str
    code: str
    name: str


def language(source: models.Language, in_language: str) -> Language:
    return named(str(source.uuid), source.code, in_language)


def named(id: str, code: str, in_language: str) -> Language:
    return Language(id=id, code=code, name=language_name(code, in_language))
