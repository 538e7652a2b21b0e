"""What comes from elsewhere: a directory in a file, and translations."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.plugin_api.contributions import DirectoryImporter, ImportedRecord, ImportSource


class BenchFile(DirectoryImporter):
    """Two columns: name and description of services."""

    name = "file"
    label = "Benches from a file"
    accepts = (".csv",)

    def read(self, source: ImportSource) -> Iterator[ImportedRecord]:
        assert source.open is not None
        with io.TextIOWrapper(source.open(), encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if rows.fieldnames != ["name", "description"]:
                raise ValueError("line 1: the columns are name and description")
            for row in rows:
                if None in row:
                    raise ValueError(f"line {rows.line_num}: there are more than two cells")
                yield ImportedRecord("service", row, place=f"line {rows.line_num}")


class Echo(BaseMachineTranslator):
    """Says in Turkish what was said in German; has no answer where there is a "?", and breaks at "!"."""

    display_name = "Echo"

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return (source_locale.language_code, target_locale.language_code) == ("de", "tr")

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        if any("!" in one.data for one in strings):
            raise ConnectionError("No answer.")
        return {one: StringValue(f"{one.data} {one.data}") for one in strings if "?" not in one.data}
