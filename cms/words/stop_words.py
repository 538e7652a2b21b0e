"""Words that say nothing about what somebody looks for: articles, pronouns, how questions begin."""

from functools import cache
from pathlib import Path

import yaml

from cms.words.folding import fold, words_of
from cms.words.forms import lemma_language


@cache
def all_stop_words() -> dict[str, frozenset[str]]:
    """Folded words by language."""
    lists: dict[str, str] = yaml.safe_load(Path(__file__).with_name("stop_words.yaml").read_text(encoding="utf-8"))
    return {language: frozenset(map(fold, words_of(words))) for language, words in lists.items()}


def is_stop_word(word: str, code: str) -> bool:
    """In a language of the site or in German, whose questions are asked on pages in every language."""
    return any(fold(word) in all_stop_words().get(language, ()) for language in (lemma_language(code), "de"))
