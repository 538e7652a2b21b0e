"""Tables for office programs, as CSV and XLSX, in which no cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 31  # of a sheet
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how office programs recognise one


def harmless(cell: str) -> str:
    """What an office program would run as a formula has an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def csv_response(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A file to download, in UTF-8; the first row has the names of the columns."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response).writerows([harmless(str(cell)) for cell in row] for row in rows)
    return response


def xlsx_response(name: str, rows: Iterable[Sequence[str | int | None]]) -> HttpResponse:
    """The same as a sheet, in which numbers are numbers."""
    book, file = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet(name[:LONGEST_NAME])
    for row in rows:
        sheet.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    book.save(file)
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(file.getvalue(), content_type=XLSX, headers=headers)
