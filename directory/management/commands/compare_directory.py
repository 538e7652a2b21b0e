"""Shows what a directory from elsewhere has that this site has not, or has otherwise."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.importing import compared, importers, source_for


class Command(BaseCommand):
    help = "Reads a directory by the importer of a plugin and prints what differs, as CSV. Writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("importer", help="<plugin>_<name>")
        parser.add_argument("file", nargs="?", type=Path, help="for importers that read one")

    def handle(self, *args: Any, importer: str, file: Path | None, **options: Any) -> None:
        known = importers()
        if importer not in known:
            raise CommandError(f"Unknown importer {importer!r}; available: {sorted(known)}")
        try:
            source = source_for(known[importer], file)
            self.print_differences(known[importer].read(source))
        except (ValueError, OSError, csv.Error) as error:
            raise CommandError(f"{importer}: {error}") from error

    def print_differences(self, records: Any) -> None:
        rows = csv.writer(self.stdout)
        rows.writerow(["place", "kind", "name", "state", "fields", "id"])
        for one in compared(records):
            name = one.record.values.get("name", "")
            rows.writerow([one.record.place, one.record.kind, name, one.state, " ".join(one.fields), one.id or ""])
