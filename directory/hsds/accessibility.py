"""HSDS accessibility: `description` names the feature in the language of the words, `x_answer` says yes, no or unknown."""

from django.utils.translation import override

from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape


class Accessibility(Shape, kw_only=True):
    id: str
    description: str
    details: str | None = None
    x_feature: str
    x_answer: str
    x_fallback_fields: list[str] = []


def accessibility(source: models.Accessibility, location: models.Location, texts: Texts) -> Accessibility:
    texts = texts.of_child()
    with override(texts.language):
        name = str(source.get_feature_display())
    return Accessibility(
        id=str(source.translation_key),
        description=name,
        details=texts.child_text(location, "accessibility", source, "details"),
        x_feature=source.feature,
        x_answer=source.answer,
        x_fallback_fields=list(texts.own),
    )
