"""Words that nobody knows, and the nearest words that stand in a title."""

from __future__ import annotations

from collections.abc import Sequence

from cms.languages import SOURCE_LANGUAGE
from cms.published.index import tables
from cms.published.index.match import Match
from cms.search.reading import terms_of
from cms.words.folding import fold

CANDIDATES = 100  # words that are looked at
MOST_TRIED = 3
ALIKE_ENOUGH = 0.3


def corrected(words: Sequence[str], language: str, kinds: tuple[str, ...]) -> list[str]:
    """The words, each that finds nothing replaced by the nearest one of a title; without those that have none."""
    found = [word if is_known(word, language, kinds) else nearest(word, language, kinds) for word in words]
    return [word for word in found if word]


def is_known(word: str, language: str, kinds: tuple[str, ...]) -> bool:
    return bool(tables().best(Match(terms_of([word], [language], ()), kinds, language), 1))


def nearest(word: str, language: str, kinds: tuple[str, ...]) -> str:
    """The word of a title that is most like a misspelt one, as it is written there; "" where none is like it.

    Words of which the last title has gone are still compared with: one that nobody knows any more is passed over.
    """
    asked = fold(word)
    found = {one: best_likeness(asked, fold(one)) for one in tables().alike(asked, {language, SOURCE_LANGUAGE}, CANDIDATES)}
    alike = sorted((one for one in found if found[one] >= ALIKE_ENOUGH), key=lambda one: (-found[one], one))
    return next((one for one in alike[:MOST_TRIED] if is_known(one, language, kinds)), "")


def best_likeness(asked: str, word: str) -> float:
    """Of a word or, a little less, of its beginning or end, since what was meant may be a part of a compound."""
    length = len(asked) + 1
    return max(likeness(asked, word), 0.9 * likeness(asked, word[:length]), 0.9 * likeness(asked, word[-length:]))


def likeness(one: str, other: str) -> float:
    """How many of their groups of three letters two folded words share, 0 to 1; their ends count, too."""
    first, second = groups(one), groups(other)
    return len(first & second) / len(first | second)


def groups(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
