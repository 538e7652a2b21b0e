"""What a whole list can be written as. A format takes JSON texts of records, some at a time, and gives bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from api.lists import tables

Chunks: TypeAlias = Iterable[Sequence[str]]


@dataclass(frozen=True)
class Format:
    media_type: str
    write: Callable[[Chunks, tables.Columns], Iterator[bytes]]


def lines(chunks: Chunks, columns: tables.Columns) -> Iterator[bytes]:
    """A record a line."""
    return ("".join(f"{one}\n" for one in some).encode() for some in chunks)


def feature_collection(chunks: Chunks, columns: tables.Columns) -> Iterator[bytes]:
    """GeoJSON, RFC 7946; the records are features already."""
    yield b'{"type":"FeatureCollection","features":['
    comma = ""
    for some in chunks:
        yield (comma + ",\n".join(some)).encode()
        comma = ",\n"
    yield b"]}"


FORMATS = {
    "ndjson": Format("application/x-ndjson", lines),
    "geojson": Format("application/geo+json", feature_collection),
    "csv": Format("text/csv; charset=utf-8", tables.csv_of),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tables.xlsx_of),
}
