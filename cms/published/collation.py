"""The order in which readers of a language expect names: computed here, so that all databases sort alike."""

from functools import lru_cache

from icu import Collator, Locale

from cms.languages import language_of


@lru_cache
def collator(language: str) -> Collator:
    """ICU's order for a language; numbers in names count as numbers. One that ICU does not know is sorted like its fallback."""
    found = Collator.createInstance(Locale.forLanguageTag(f"{language_of(language).written_like[0]}-u-kn"))
    found.setStrength(Collator.SECONDARY)  # capital or small makes no difference
    return found


def sort_key(text: str, language: str) -> str:
    """Hexadecimal digits that any database sorts as readers of the language sort the text."""
    return str(collator(language).getSortKey(text).hex())
