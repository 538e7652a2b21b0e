"""The directory as a table: a row a record, for office programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from cms.tables import harmless

Json: TypeAlias = dict[str, Any]
Columns: TypeAlias = Mapping[str, Callable[[Json], Any]]

LONGEST_CELL = 32_767  # characters, in Excel
FILE_CHUNK = 65_536  # bytes
WIDTH = 24


def values(*path: str) -> Callable[[Json], str]:
    """What stands at the end of a path through objects and lists, with commas between."""

    def found(record: Any, rest: Sequence[str]) -> Iterator[Any]:
        if isinstance(record, list):
            for one in record:
                yield from found(one, rest)
        elif not rest:
            yield record
        elif rest[0] in record:
            yield from found(record[rest[0]], rest[1:])

    return lambda record: ", ".join(dict.fromkeys(str(one) for one in found(record, path)))


def addresses(record: Json) -> str:
    """Where one goes: street, number, postal code and town of each place."""
    places = [one["location"] for one in record.get("service_at_locations", [])]
    found = [f"{one['address_1']}, {one['postal_code']} {one['city']}" for place in places for one in place.get("addresses", [])]
    return "; ".join(dict.fromkeys(found))


SERVICES: Columns = {
    **{name: values(name) for name in ("id", "name", "alternate_name", "description", "status")},
    "organization": values("organization", "name"),
    "organization_id": values("organization_id"),
    "topics": values("x_topics", "name"),
    "audiences": values("x_audiences", "name"),
    "places": values("x_places", "name"),
    "addresses": addresses,
    "languages": values("x_languages"),
    "free": lambda record: "true" if record.get("x_free") else "false",
    "phone": values("x_phone"),
    **{name: values(name) for name in ("email", "url", "minimum_age", "maximum_age", "application_process")},
    **{name: values(name) for name in ("eligibility_description", "fees_description", "assured_date", "last_modified")},
    "page": values("x_url"),
}
ORGANIZATIONS: Columns = {
    **{name: values(name) for name in ("id", "name", "alternate_name", "description", "website", "email")},
    "phone": values("phones", "x_display"),
    "assured_date": values("x_assured_date"),
    "last_modified": values("x_last_modified"),
}


def csv_of(chunks: Iterable[Sequence[str]], columns: Columns) -> Iterator[bytes]:
    """RFC 4180, UTF-8. What an office program would run as a formula has an apostrophe before it."""
    writer = csv.writer(Echo())
    yield writer.writerow(columns).encode()
    for some in chunks:
        yield "".join(writer.writerow([harmless(cell) for cell in row]) for row in rows(some, columns)).encode()


class Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


def xlsx_of(chunks: Iterable[Sequence[str]], columns: Columns) -> Iterator[bytes]:
    """Office Open XML, written to a file first. All cells are texts, so that none is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Wegweiser")
    sheet.freeze_panes = "A2"
    sheet.sheet_format.defaultColWidth = WIDTH
    sheet.append(list(columns))
    for some in chunks:
        for row in rows(some, columns):
            sheet.append([text_cell(sheet, cell) for cell in row])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from iter(lambda: file.read(FILE_CHUNK), b"")


def text_cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def rows(texts: Sequence[str], columns: Columns) -> Iterator[list[str]]:
    return ([read(record) for read in columns.values()] for record in map(json.loads, texts))
