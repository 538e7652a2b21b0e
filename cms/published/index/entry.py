"""The words of documents as they are indexed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument
from cms.words.folding import words_of
from cms.words.forms import indexed, parts_of

LONGEST_TITLE = 500


@dataclass(frozen=True)
class Entry:
    """`title`, `parts`, `body` and `german` are sets of folded forms, in the order in which they count.

    Parts are those of compounds in the title, and the words of the German title;
    `german` has the rest of the German words, since many know what an office calls a thing. `words` are those of the title
    as they are written, with which misspelt ones are compared; `length` is that of the title, as if one
    that has stayed German were longer than all others.
    """

    document: int
    kind: str
    language: str
    title: frozenset[str]
    parts: frozenset[str]
    body: frozenset[str]
    german: frozenset[str]
    words: tuple[str, ...]
    length: int


def entries_of(documents: Iterable[PublishedDocument]) -> list[Entry]:
    """Entries of documents, among which there are the German ones of all records; what has no words gets none."""
    found = list(documents)
    german = {one.record_id: one for one in found if one.language == SOURCE_LANGUAGE}
    return [entry_of(one, german) for one in found if one.search_text]


def entry_of(document: PublishedDocument, german: Mapping[int, PublishedDocument]) -> Entry:
    source = german.get(document.record_id, document)
    titles = dict.fromkeys((document.title, source.title))
    title = indexed(document.title, document.language)
    parts = (set().union(*map(parts_of, titles)) | indexed(source.title, SOURCE_LANGUAGE)) - title
    body = indexed(document.search_text, document.language) - title - parts
    rest = indexed(source.search_text, SOURCE_LANGUAGE) - title - parts - body if source is not document else set()
    return Entry(
        document=document.pk,
        kind=document.kind,
        language=document.language,
        title=frozenset(title),
        parts=frozenset(parts),
        body=frozenset(body),
        german=frozenset(rest),
        words=tuple(dict.fromkeys(words_of(document.title))),
        length=len(document.title) + (0 if document is source or document.title != source.title else LONGEST_TITLE),
    )
