"""The matrix of translations: rows are published records, columns languages. It says what is to do, and leads there."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from cms.admin.report import ReportView
from cms.languages import TARGETS, language_of
from cms.published.projection import TranslationState
from cms.tables import csv_response
from cms.translation_matrix.rows import (
    STATES,
    Documents,
    in_other_languages,
    kinds_with_words,
    matching,
    rows_of,
    totals,
)

ROWS = 50  # on a page


class MatrixForm(forms.Form):
    q = forms.CharField(label=_("Title"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State of translation"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        names = {code: language_of(code).name_for_editors for code in TARGETS}
        self.choose("kind", {"": _("Pages and offers")} | kinds_with_words())
        self.choose("language", {"": _("All languages")} | names)
        self.choose("state", {"": _("All states")} | {state.value: label for state, label in STATES.items()})

    def choose(self, name: str, choices: dict[str, Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices.items())

    def documents(self) -> Documents:
        """What was asked for; everything when that makes no sense, and the form says why."""
        return matching(self.cleaned_data if self.is_valid() else {})


class MatrixView(PermissionRequiredMixin, ReportView):
    """`?export=csv` gives all that matches as a table."""

    permission_required = "wagtail_localize.submit_translation"
    template_name = "admin/translation_matrix.html"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        as_table = request.GET.get("export") == "csv"
        return table_of(MatrixForm(request.GET).documents()) if as_table else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = MatrixForm(self.request.GET)
        page = WagtailPaginator(form.documents().defer("item", "full"), ROWS).get_page(self.request.GET.get("p"))
        asked = {name: value for name, value in self.request.GET.items() if name in form.fields and value}
        kind = form.cleaned_data["kind"] if form.is_valid() else ""
        counts = totals(kind)
        found = {
            "form": form,
            "page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "rows": rows_of(list(page.object_list)),
            "languages": [(code, language_of(code).name_for_editors) for code in TARGETS],
            "totals": [(state, label, in_languages(state, kind, counts)) for state, label in STATES.items()],
            "query": urlencode(asked),
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
