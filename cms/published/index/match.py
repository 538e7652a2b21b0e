"""What is asked of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from cms.languages import CODES
from cms.plugin_api.registry import collect

Forms: TypeAlias = frozenset[str]  # of one word: any of them
Words: TypeAlias = tuple[Forms, ...]  # all of them, such as those of “driving licence”
Term: TypeAlias = tuple[Words, ...]  # any of them: what was asked for, and its synonyms
Word: TypeAlias = Callable[[str, bool], str]  # a token, and whether longer words that begin with it are meant, too

SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Match:
    """Documents that have all `terms`, or any of them, in one language or in whatever language.

    Of the kinds the index knows only whether the search of the whole site finds them: it may find some of others.
    """

    terms: tuple[Term, ...]
    kinds: tuple[str, ...]
    language: str | None
    every: bool = True

    def of_any(self) -> Match:
        return replace(self, every=False)

    def without_synonyms(self) -> Match:
        """What was asked for itself stands first in each term."""
        return replace(self, terms=tuple(term[:1] for term in self.terms))

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else CODES

    @property
    def scopes(self) -> list[tuple[str, bool]]:
        """The languages, and the two sorts of kinds, whose words are asked for."""
        return [(code, searched) for searched in sorted(set(map(is_searched, self.kinds))) for code in self.languages]

    def forms(self) -> Iterator[str]:
        """All forms that are asked for."""
        return (form for term in self.terms for words in term for forms in words for form in forms)


@cache
def searched_kinds() -> tuple[str, ...]:
    """The kinds of records in which people look for something."""
    return tuple(kind.name for _plugin, kind in collect("published_kinds") if kind.searched)


def is_searched(kind: str) -> bool:
    return kind in searched_kinds()


def token(form: str, language: str, is_searched: bool) -> str:
    """A word as it stands in the index: each language has its own, and so have the kinds that only lists search.

    A question reads no more than these.
    """
    return f"{''.join(filter(str.isalpha, language))}{int(is_searched)}{form}"


def is_prefix(form: str) -> bool:
    """Short words are no beginnings: "in" is not asked for to find information."""
    return len(form) >= SHORTEST_PREFIX


def any_form(forms: Iterable[str], match: Match, operator: str, word: Word) -> str:
    """Any of some forms in any of the languages."""
    asked = ((token(form, *scope), is_prefix(form)) for scope in match.scopes for form in sorted(forms))
    return joined((word(text, is_beginning) for text, is_beginning in asked), operator)


def rendered(match: Match, all_of: str, any_of: str, word: Word) -> str:
    """The terms as a database reads them: with its two operators, and with words or their beginnings as it writes them."""
    terms = [
        joined((joined((any_form(one, match, any_of, word) for one in words), all_of) for words in term), any_of)
        for term in match.terms
    ]
    return joined(terms, all_of if match.every else any_of)


def joined(texts: Iterable[str], operator: str) -> str:
    """Texts with an operator between, in brackets."""
    return f"({f' {operator} '.join(texts)})"
