"""x_translation: which language was asked for, what was served, and what fell back. An extension of ours."""

import msgspec

from cms.languages import SOURCE_LANGUAGE
from cms.published.projection import TranslationState
from cms.translations.texts import Texts


class Translation(msgspec.Struct, omit_defaults=True, kw_only=True):
    requested: str
    served: str
    status: str
    outdated: bool = False
    fallback_fields: list[str] = []


def translation(texts: Texts) -> Translation:
    missing = texts.state == TranslationState.MISSING
    return Translation(
        requested=texts.language,
        served=SOURCE_LANGUAGE if missing else texts.language,
        status=texts.state.value,
        outdated=texts.state == TranslationState.OUTDATED,
        fallback_fields=list(texts.fallback),
    )
