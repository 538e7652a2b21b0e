"""What is asked of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from cms.languages import CODES

Forms: TypeAlias = frozenset[str]  # of one word: any of them
Words: TypeAlias = tuple[Forms, ...]  # all of them, such as those of “driving licence”
Term: TypeAlias = tuple[Words, ...]  # any of them: what was asked for, and its synonyms

SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Match:
    """Documents that have all `terms`, or any of them; of these kinds, in one language or in whatever language."""

    terms: tuple[Term, ...]
    kinds: tuple[str, ...]
    language: str | None
    every: bool = True

    def of_any(self) -> Match:
        return replace(self, every=False)

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else CODES

    def forms(self) -> Iterator[str]:
        """All forms that are asked for."""
        return (form for term in self.terms for words in term for forms in words for form in forms)


def token(form: str, language: str) -> str:
    """A word as it stands in the index: each language has its own, so that a question reads no more than one of them."""
    return f"{''.join(filter(str.isalpha, language))}0{form}"


def is_prefix(form: str) -> bool:
    """Short words are no beginnings: "in" is not asked for to find information."""
    return len(form) >= SHORTEST_PREFIX


def joined(texts: Iterable[str], operator: str) -> str:
    """Texts with an operator between, in brackets."""
    return f"({f' {operator} '.join(texts)})"
