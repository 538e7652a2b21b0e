"""What is done with bookcases beside showing them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from bookcases.models import Bookcase
from cms.plugin_api.contributions import DirectoryImporter, ImportedRecord, ImportSource, TodoLine


def closed_bookcases(request: HttpRequest) -> Iterator[TodoLine]:
    if request.user.has_perm("bookcases.change_bookcase"):
        address = reverse(Bookcase.snippet_viewset.get_url_name("list"))
        yield TodoLine(_("Closed bookcases"), address, Bookcase.objects.filter(open=False).count())


def throw_away() -> None:
    Bookcase.objects.filter(shelves=0).delete()


def number_of_shelves(first: date, last: date) -> int:
    return sum(Bookcase.objects.values_list("shelves", flat=True))


class OneALine(DirectoryImporter):
    name = "lines"
    label = "One a line"
    accepts = (".txt",)

    def read(self, source: ImportSource) -> Iterator[ImportedRecord]:
        assert source.open is not None
        with source.open() as lines:
            for number, line in enumerate(lines, 1):
                yield ImportedRecord("bookcase", {"name": line.decode().strip()}, place=f"line {number}")


class Shouting(BaseMachineTranslator):
    display_name = "Shouting"

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return str(target_locale.language_code) == "fr"

    def translate(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[StringValue, StringValue]:
        return {one: StringValue(one.data.upper()) for one in strings}
