"""The matrix of translations: rows are published records, columns languages. It says what is to do, and leads there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from cms.languages import TARGET_CHOICES, TARGETS
from cms.published.projection import TranslationState
from cms.tables import csv_response
from cms.translation_matrix.files.views import FORMATS, file_of
from cms.translation_matrix.models import TranslationRun
from cms.translation_matrix.rows import (
    STATES,
    Documents,
    in_other_languages,
    rows_of,
    totals,
)
from cms.translation_matrix.runs.views import TranslationReport

ROWS = 50  # on a page
MOST_RECORDS = 3000  # in a file
RUNS = 5  # of one's own, the newest


class MatrixView(TranslationReport):
    """`?export=csv` gives all that matches as a table; `po` and `xlf` the texts in the language that is chosen."""

    template_name = "admin/translation_matrix.html"
    page_title = _("Translations")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, export = self.asked, request.GET.get("export", "")
        if export == "csv":
            return table_of(form.documents())
        if export in FORMATS and form.into:
            if form.documents().count() > MOST_RECORDS:
                messages.error(request, _("These are too many for one file. Please choose a kind or a section."))
                return redirect(f"{request.path}?{urlencode(form.cleaned_data)}")
            return file_of(form, export)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.asked
        page = WagtailPaginator(form.documents().defer("item", "full"), ROWS).get_page(self.request.GET.get("p"))
        asked = {name: value for name, value in self.request.GET.items() if name in form.fields and value}
        kind = form.cleaned_data["kind"] if form.is_valid() else ""
        counts = totals(kind)
        found = {
            "form": form,
            "page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "rows": rows_of(list(page.object_list)),
            "languages": TARGET_CHOICES,
            "totals": [(state, label, in_languages(state, kind, counts)) for state, label in STATES.items()],
            "query": urlencode(asked),
            "chosen": form.into_name,
            "runs": TranslationRun.objects.filter(user=self.request.user.pk)[:RUNS],
        }
        return super().get_context_data(**kwargs) | found


def in_languages(state: TranslationState, kind: str, counts: dict[str, dict[str, int]]) -> list[tuple[int, str]]:
    """The number of records in a state and the query that lists them, for each language."""
    shown = {"kind": kind} if kind else {}
    return [(counts[code].get(state, 0), urlencode({**shown, "language": code, "state": state.value})) for code in TARGETS]


def table_of(documents: Documents) -> HttpResponse:
    """Columns: kind, id, title, then a state for each language. The names are those of the API."""
    found = list(documents.defer("item", "full", "search_text"))
    states = in_other_languages(documents.values("record"))
    rows = ([one.kind, one.uuid, one.title, *(states.get((one.record_id, code), ("",))[0] for code in TARGETS)] for one in found)
    return csv_response("translations", [["kind", "id", "title", *TARGETS], *rows])
