"""The matrix of translations: rows are published records, columns languages. It says what is to do, and leads there."""

from __future__ import annotations

import csv
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cms.admin.report import ReportView
from cms.languages import language_of
from cms.published.projection import TranslationState
from cms.translation_matrix.rows import (
    LANGUAGES,
    Documents,
    in_other_languages,
    kinds_with_words,
    matching,
    rows_of,
    totals,
)

ROWS = 50  # on a page
STATES = {
    TranslationState.MISSING: _("missing"),
    TranslationState.PARTIAL: _("in parts"),
    TranslationState.OUTDATED: _("outdated"),
    TranslationState.MACHINE: _("by machine"),
    TranslationState.TRANSLATED: _("translated"),
}


class MatrixForm(forms.Form):
    q = forms.CharField(label=_("Title"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State of translation"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        names = {code: language_of(code).name_for_editors for code in LANGUAGES}
        self.choose("kind", {"": _("Pages and offers")} | kinds_with_words())
        self.choose("language", {"": _("All languages")} | names)
        self.choose("state", {"": _("All states")} | {state.value: label for state, label in STATES.items()})

    def choose(self, name: str, choices: dict[str, Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices.items())

    def documents(self) -> Documents:
        """What was asked for; everything when that makes no sense, and the form says why."""
        return matching(self.cleaned_data if self.is_valid() else {})


class MatrixView(ReportView):
    """`?export=csv` gives all that matches as a table."""

    template_name = "admin/translation_matrix.html"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"

    def may_see(self) -> bool:
        return self.request.user.has_perm("wagtail_localize.submit_translation")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        as_table = request.GET.get("export") == "csv"
        return table_of(MatrixForm(request.GET).documents()) if as_table else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = MatrixForm(self.request.GET)
        page = Paginator(form.documents().defer("item", "full"), ROWS).get_page(self.request.GET.get("page"))
        asked = {name: value for name, value in self.request.GET.items() if name in form.fields and value}
        kind = form.cleaned_data["kind"] if form.is_valid() else ""
        counts = totals(kind)
        found = {
            "form": form,
            "page": page,
            "rows": rows_of(list(page.object_list)),
            "labels": STATES,
            "languages": [(code, language_of(code).name_for_editors) for code in LANGUAGES],
            "totals": [(state, label, in_languages(state, kind, counts)) for state, label in STATES.items()],
            "query": urlencode(asked),
        }
        return super().get_context_data(**kwargs) | found


def in_languages(state: TranslationState, kind: str, counts: dict[str, dict[str, int]]) -> list[tuple[int, str]]:
    """The number of records in a state and the query that lists them, for each language."""
    shown = {"kind": kind} if kind else {}
    return [(counts[code].get(state, 0), urlencode({**shown, "language": code, "state": state.value})) for code in LANGUAGES]


def table_of(documents: Documents) -> HttpResponse:
    """Columns: kind, id, title, then a state for each language. The names are those of the API."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": "attachment; filename=translations.csv"}
    )
    table = csv.writer(response)
    table.writerow(["kind", "id", "title", *LANGUAGES])
    found = list(documents.defer("item", "full", "search_text"))
    states = in_other_languages(documents.values("record"))
    for one in found:
        table.writerow(
            [one.kind, one.uuid, as_text(one.title), *(states.get((one.record_id, code), ("",))[0] for code in LANGUAGES)]
        )
    return response


def as_text(title: str) -> str:
    """Which no spreadsheet takes for a formula."""
    return f"'{title}" if title.startswith(("=", "+", "-", "@", "\t", "\r")) else title
