"""Which documents somebody means: by their words, in whatever language, then by words that are spelt nearly so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cms.published.index import tables
from cms.published.index.match import Match, searched_kinds
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.ranks import MOST_BEST
from cms.search.corrections import corrected
from cms.search.reading import languages_like, terms_of, words_asked
from cms.search.synonyms import synonyms


@dataclass(frozen=True)
class Found:
    """`keys` are those of the best documents in order. `corrected` is what was looked for instead, if it was."""

    match: Match | None = None
    keys: list[int] = field(default_factory=list)
    corrected: str = ""

    def among(self, documents: PublishedDocumentQuerySet) -> PublishedDocumentQuerySet:
        """Those of the documents that were found, the best first."""
        if self.match is None:
            return documents.none()
        if len(self.keys) < MOST_BEST or self.match.language is None:
            return documents.filter(pk__in=self.keys).best_first(self.keys)
        return documents.filter(pk__in=tables().hits(self.match)).best_first(self.keys)


def find(text: str, language: str, kinds: Sequence[str], least: int = 0) -> Found:
    """What a text finds among all documents of these kinds in a language. Few queries, more when nothing is found.

    Where all words find fewer than `least`, what some of them find comes behind.
    """
    words = words_asked(text, language)
    for match, instead in attempts(words, language, tuple(kinds)) if words else ():
        if keys := keys_of(match, language):
            more = keys_of(match.of_any(), language) if len(keys) < least and len(match.terms) > 1 else []
            return Found(match, list(dict.fromkeys(keys + more)), instead)
    return Found()


def attempts(words: list[str], language: str, kinds: tuple[str, ...]) -> Iterator[tuple[Match, str]]:
    """One after the other until something is found, each with the words that are looked for instead.

    All words in the reader's language or in German, then in any; the same with those corrected that nobody knows; at last
    any of them.
    """
    same = synonyms(language)
    known = list(matches(words, language, kinds, same))
    yield from ((match, "") for match in known)
    spelt, instead = corrected(words, language, kinds), ""
    if spelt and spelt != words:
        known, instead = list(matches(spelt, language, kinds, same)), " ".join(spelt)
        yield from ((match, instead) for match in known)
    if len(spelt) > 1:
        yield from ((match.of_any(), instead) for match in known)


def matches(words: list[str], language: str, kinds: tuple[str, ...], same: list[list[str]]) -> Iterator[Match]:
    yield Match(terms_of(words, [language], same), kinds, language)
    yield Match(terms_of(words, languages_like(" ".join(words), language), same), kinds, None)


def keys_of(match: Match, language: str) -> list[int]:
    """Keys of documents of the kinds that are meant, in the reader's language, the best first."""
    keys = tables().best(match, MOST_BEST)
    if not keys or (match.language and set(match.kinds) == set(searched_kinds())):
        return keys
    found = dict(PublishedDocument.objects.filter(pk__in=keys, kind__in=match.kinds).values_list("pk", "record"))
    if match.language:
        return [key for key in keys if key in found]
    records = list(dict.fromkeys(found[key] for key in keys if key in found))
    here = dict(PublishedDocument.objects.filter(record__in=records, language=language).values_list("record", "pk"))
    return [here[record] for record in records if record in here]
