"""Texts of records with their translations, as they go into a file and come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.languages import SOURCE_LANGUAGE
from cms.translation_matrix.addresses import Key, records_of
from cms.translation_matrix.runs.texts import BY_MACHINE


@dataclass(frozen=True)
class Entry:
    """A German text and its translation, "" without one. HTML inside is wagtail-localize's, such as `<a id="a1">`.

    `unfinished` is what a machine translated and nobody has read, or what a translator marked so; `line` where it stands.
    """

    kind: str
    uuid: UUID
    path: str
    source: str
    target: str = ""
    unfinished: bool = False
    title: str = ""
    line: int = 0

    @property
    def record(self) -> Key:
        return self.kind, self.uuid

    @property
    def text(self) -> tuple[UUID, str, str]:
        return self.uuid, self.path, self.source


@dataclass(frozen=True)
class TranslationFile:
    """What a file holds; `number` and `made_at` are what it says itself, None if it does not."""

    language: str
    entries: list[Entry] = field(default_factory=list)
    number: int | None = None
    made_at: datetime | None = None


def texts_of(record: Any) -> Iterator[tuple[str, str]]:
    """Path and German text, each once, as wagtail-localize takes it apart; also of what nobody has begun to translate."""
    found = (one for one in extract_segments(record) if isinstance(one, StringSegmentValue))
    return iter(dict.fromkeys((one.path, one.string.data) for one in found if one.string.data))


def stored_texts(uuids: Iterable[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """The same of records that somebody has begun to translate. One query."""
    segments = StringSegment.objects.filter(source__object_id__in=list(uuids), source__locale__language_code=SOURCE_LANGUAGE)
    found: dict[UUID, dict[tuple[str, str], None]] = defaultdict(dict)
    for uuid, path, text in segments.order_by("order", "pk").values_list("source__object_id", "context__path", "string__data"):
        found[uuid][path, text] = None
    return {uuid: list(texts) for uuid, texts in found.items()}


def translations_in(language: str, uuids: Iterable[UUID]) -> dict[tuple[UUID, str, str], StringTranslation]:
    """By public id, path and German text. One query."""
    rows = StringTranslation.objects.filter(
        locale__language_code=language, context__object_id__in=list(uuids), has_error=False
    ).select_related("context", "translation_of")
    return {(row.context.object_id, row.context.path, row.translation_of.data): row for row in rows}


def entries_of(keys: Iterable[Key], language: str) -> Iterator[Entry]:
    """All texts of some records, with what is translated. Two queries for each kind and two, but more for each new record."""
    records = records_of(keys)
    uuids = [uuid for _kind, uuid in records]
    known, stored = translations_in(language, uuids), stored_texts(uuids)
    for (kind, uuid), record in records.items():
        for path, source in stored.get(uuid) or texts_of(record):
            row = known.get((uuid, path, source))
            machine = row is not None and row.translation_type == BY_MACHINE
            yield Entry(kind, uuid, path, source, row.data if row else "", machine, str(record))
