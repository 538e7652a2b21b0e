"""Loads municipalities and what they belong to: reference data, by the official key."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.published.projecting import later, project, work_off
from directory.models import Place
from directory.models.place import PlaceKind, place_uuid

TABLE = Path(__file__).resolve().parents[2] / "places.csv"
COLUMNS = ["ars", "name", "kind", "postal_code", "latitude", "longitude"]


class Command(BaseCommand):
    help = (
        "Loads the places whose key (ARS) begins with PREFIX, and what they belong to. "
        "Source of the table that comes with Wegweiser: © Statistisches Bundesamt, Gemeindeverzeichnis."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("prefix", help="ARS or its beginning, such as 07137 for a district")
        parser.add_argument("--file", type=Path, default=TABLE, help=f"CSV with the columns {', '.join(COLUMNS)}")

    def handle(self, *args: Any, prefix: str, file: Path, **options: Any) -> None:
        rows = [row for row in read(file) if row["ars"].startswith(prefix) or prefix.startswith(row["ars"])]
        if not any(row["ars"].startswith(prefix) for row in rows):
            raise CommandError(f"No place in {file} has a key that begins with {prefix!r}.")
        with later(), transaction.atomic():
            for row in rows:
                Place.objects.update_or_create(ars=row["ars"], defaults=columns(row))
            project(("place", place_uuid(row["ars"])) for row in rows)
        work_off()
        self.stdout.write(self.style.SUCCESS(f"{len(rows)} places loaded."))


def read(file: Path) -> list[dict[str, str]]:
    """Rows of the table; CommandError when it cannot be read or a row is wrong, with its line."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    for line, row in enumerate(rows, start=2):
        check(file, line, row)
    return rows


def check(file: Path, line: int, row: dict[str, str]) -> None:
    if not set(COLUMNS) <= set(row):
        raise CommandError(f"{file}: the columns must be {', '.join(COLUMNS)}.")
    key = row["ars"] or ""
    if not key.isdigit() or len(key) not in (2, 5, 9, 12) or row["kind"] not in PlaceKind.values:
        raise CommandError(f"{file}, line {line}: {row['ars']!r} ({row['kind']!r}) is no key of a place.")
    try:
        columns(row)
    except ValueError as error:
        raise CommandError(f"{file}, line {line}: {error}") from error


def columns(row: dict[str, str]) -> dict[str, Any]:
    return {
        "uuid": place_uuid(row["ars"]),
        "name": row["name"],
        "kind": row["kind"],
        "postal_code": row["postal_code"],
        "latitude": float(row["latitude"]) if row["latitude"] else None,
        "longitude": float(row["longitude"]) if row["longitude"] else None,
    }
