"""What importers of plugins read, held against what this site publishes. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from cms.languages import SOURCE_LANGUAGE
from cms.plugin_api.contributions import DirectoryImporter, ImportedRecord, ImportSource
from cms.plugin_api.registry import collect
from cms.published.models import PublishedDocument
from cms.published.reading import content_of

State = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class Comparison:
    """A record of a source; `fields` are those of HSDS that differ from the public record `id`."""

    record: ImportedRecord
    state: State
    fields: tuple[str, ...] = ()
    id: UUID | None = None


def importers() -> dict[str, DirectoryImporter]:
    """By <plugin>_<name>."""
    return {f"{plugin}_{one.name}": one() for plugin, one in collect("directory_importers")}


def source_for(importer: DirectoryImporter, path: Path | None) -> ImportSource:
    """ValueError for a file that the importer does not read, or none where it needs one."""
    if not importer.accepts:
        if path:
            raise ValueError("This importer reads no file.")
        return ImportSource()
    if path is None or not path.name.lower().endswith(importer.accepts):
        raise ValueError(f"This importer reads files that end in {', '.join(importer.accepts)}.")
    if not path.is_file():
        raise ValueError(f"There is no file {path}.")
    return ImportSource(path.name, lambda: path.open("rb"))


def compared(records: Iterator[ImportedRecord]) -> Iterator[Comparison]:
    """One query a record; records are read one by one, however many there are."""
    for record in records:
        document = public_record(record)
        if document is None:
            yield Comparison(record, "new")
            continue
        known = content_of(document)
        fields = tuple(sorted(name for name, value in record.values.items() if not same(value, known.get(name))))
        yield Comparison(record, "changed" if fields else "same", fields, document.uuid)


def public_record(record: ImportedRecord) -> PublishedDocument | None:
    documents = PublishedDocument.objects.current(record.kind, SOURCE_LANGUAGE)
    if record.id:
        return documents.of(record.id).first()
    return documents.filter(title=record.values.get("name", "")).order_by("record_id").first()


def same(value: Any, known: Any) -> bool:
    """Nothing is as good as an empty text."""
    return (None if value == "" else value) == (None if known == "" else known)
