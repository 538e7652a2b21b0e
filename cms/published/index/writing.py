"""Writes the index, in the transaction that changes the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from cms.published.index import tables
from cms.published.index.entry import entries_of
from cms.published.models import PublishedDocument
from cms.words.folding import folded

RECORDS_AT_ONCE = 50


def write(documents: Iterable[PublishedDocument]) -> None:
    """Indexes documents anew, those of each record together."""
    found = list(documents)
    entries = entries_of(found)
    if wordless := {one.pk for one in found} - {entry.document for entry in entries}:
        remove(wordless)
    if entries:
        tables().put(entries)


def remove(keys: Iterable[int]) -> None:
    tables().remove(list(keys))


def forget_words() -> None:
    """Lets go of words whose last title has gone: before all is indexed anew."""
    tables().forget_words()


def rebuild(records: Sequence[int]) -> Iterator[int]:
    """Indexes the documents of records anew, some records at a time; yields how many."""
    for start in range(0, len(records), RECORDS_AT_ONCE):
        some = records[start : start + RECORDS_AT_ONCE]
        with transaction.atomic():
            write(PublishedDocument.objects.filter(record__in=some).defer("item", "full"))
        yield len(some)


def unindexed() -> list[int]:
    """Keys of records of which the index lacks a document that has words."""
    documents = PublishedDocument.objects.exclude(search_text="").exclude(pk__in=tables().indexed_keys())
    texts = documents.order_by("record").values_list("record", "search_text").iterator()
    return list(dict.fromkeys(record for record, text in texts if folded(text)))
