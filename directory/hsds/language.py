"""HSDS language: one that the staff speak."""

from directory import models
from directory.hsds.shape import Shape
from directory.models.language import spoken_language_name


class Language(Shape, kw_only=True):
    id: str
    code: str
    name: str


def language(source: models.Language, in_language: str) -> Language:
    name = spoken_language_name(source.code, in_language)
    return Language(id=str(source.uuid), code=source.code, name=name)
