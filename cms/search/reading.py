"""From what somebody typed to what is asked of the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from cms.languages import CODES, SOURCE_LANGUAGE, script_of, scripts_in
from cms.published.index.match import Forms, Term, Words
from cms.words.folding import fold, words_of
from cms.words.forms import forms_of, lemma_language
from cms.words.stop_words import is_stop_word

LONGEST_TEXT = 200
MOST_WORDS = 12


def words_asked(text: str, code: str) -> list[str]:
    """The words of a question, without those that say nothing as long as others are left."""
    words = [word for word in words_of(text[:LONGEST_TEXT]) if fold(word)]
    telling = [word for word in words if not is_stop_word(word, code)]
    return (telling or words)[:MOST_WORDS]


def languages_like(text: str, code: str) -> list[str]:
    """The languages in which a text may be: those written in its script, the asked one first."""
    scripts = scripts_in(text)
    found = [one for one in CODES if "-" not in one and script_of(one) in scripts]
    return sorted(found or [code], key=lambda one: one != lemma_language(code))


def terms_of(words: Sequence[str], codes: Iterable[str], same: Sequence[Sequence[str]]) -> tuple[Term, ...]:
    """What must occur: of each word or phrase its forms in any of the languages, and what means the same."""
    languages = tuple(dict.fromkeys([*codes, SOURCE_LANGUAGE]))
    asked = [forms_in(word, languages) for word in words]
    groups = [[phrase(one, languages) for one in group] for group in same]
    terms: list[Term] = []
    while asked:
        length, term = longest(asked, groups)
        terms.append(term)
        asked = asked[length:]
    return tuple(terms)


def forms_in(word: str, codes: Iterable[str]) -> Forms:
    return frozenset().union(*(forms_of(word, code) for code in codes))


@lru_cache(10_000)
def phrase(text: str, codes: tuple[str, ...]) -> Words:
    return tuple(forms_in(word, codes) for word in words_asked(text, codes[0]))


def longest(asked: Sequence[Forms], groups: Sequence[Sequence[Words]]) -> tuple[int, Term]:
    """How many words at the beginning of the question belong together, and what they mean."""
    length: int = 1
    meant: list[Words] = [(asked[0],)]
    for group in groups:
        for words in group:
            if len(words) >= length and begins_with(asked, words):
                meant = [*meant, *group] if len(words) == length else [tuple(asked[: len(words)]), *group]
                length = len(words)
    return length, tuple(dict.fromkeys(meant))


def begins_with(asked: Sequence[Forms], words: Words) -> bool:
    return 0 < len(words) <= len(asked) and all(one & two for one, two in zip(asked, words, strict=False))
