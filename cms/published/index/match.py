"""What is asked of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

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

    def forms(self) -> Iterator[str]:
        """All forms that are asked for."""
        return (form for term in self.terms for words in term for forms in words for form in forms)


def is_prefix(form: str) -> bool:
    """Short words are no beginnings: "in" is not asked for to find information."""
    return len(form) >= SHORTEST_PREFIX


def joined(texts: Iterable[str], operator: str) -> str:
    """Texts with an operator between, in brackets."""
    return f"({f' {operator} '.join(texts)})"
