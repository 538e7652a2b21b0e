"""x_translation: which language was asked for, what was served, and what fell back. An extension of ours."""

from cms.languages import SOURCE_LANGUAGE
from cms.published.projection import TranslationState
from cms.translations.texts import Words
from directory.hsds.shape import Shape


class Translation(Shape, kw_only=True):
    requested: str
    served: str
    status: str
    outdated: bool = False
    fallback_fields: list[str] = []


def translation(words: Words) -> Translation:
    missing = words.state == TranslationState.MISSING
    return Translation(
        requested=words.language,
        served=SOURCE_LANGUAGE if missing else words.language,
        status=words.state.value,
        outdated=words.state == TranslationState.OUTDATED,
        fallback_fields=list(words.fallback),
    )
