"""Downloads the texts of what the matrix shows, and takes translated files."""

from __future__ import annotations

from itertools import groupby
from types import ModuleType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.languages import TARGET_CHOICES
from cms.translation_matrix.files import po, xliff
from cms.translation_matrix.files.entries import Entry, TranslationFile, entries_of
from cms.translation_matrix.files.problems import FileProblem, in_line, problem_of
from cms.translation_matrix.form import MatrixForm
from cms.translation_matrix.models import RunRecord, TranslationRun
from cms.translation_matrix.runs.background import start
from cms.translation_matrix.runs.views import TranslationReport

LARGEST = 10 * 1024 * 1024  # bytes
FORMATS: dict[str, ModuleType] = {"po": po, "xlf": xliff}


def file_of(asked: MatrixForm, ending: str) -> HttpResponse:
    """All texts of the records that the matrix shows, with the translations that are there."""
    kind, language = FORMATS[ending], asked.into
    made_at = timezone.now()
    keys = list(asked.documents().values_list("kind", "uuid"))
    headers = {"Content-Disposition": f'attachment; filename="{language}.{ending}"'}
    return HttpResponse(
        kind.write(entries_of(keys, language), language, made_at), content_type=kind.CONTENT_TYPE, headers=headers
    )


class FileForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=TARGET_CHOICES)
    file = forms.FileField(label=gettext_lazy("PO or XLIFF file"), help_text=gettext_lazy("Up to 10 MB."))
    publishes = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("What you may publish, and where no text is outdated. Otherwise it waits as a draft."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("file") and cleaned.get("language"):
            try:
                cleaned["read"] = self.read(cleaned["file"], cleaned["language"])
            except FileProblem as problem:
                self.add_error("file", _("Nothing was changed. %(problem)s") % {"problem": in_line(problem.line, problem.found)})
        return cleaned

    def read(self, file: Any, language: str) -> TranslationFile:
        if file.size > LARGEST:
            raise FileProblem(0, _("The file is larger than 10 MB."))
        kind = FORMATS.get(file.name.rpartition(".")[2].lower().replace("xliff", "xlf"))
        if kind is None:
            raise FileProblem(0, _("Its name ends neither in .po nor in .xlf."))
        found: TranslationFile = kind.read(file.read())
        if problem := problem_of(found, language):
            raise FileProblem(0, problem)
        return found


class FileView(TranslationReport):
    template_name = "admin/translation_file.html"
    page_title = gettext_lazy("Upload translations")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=FileForm(initial={"language": request.GET.get("language")})))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["read"]
        run = TranslationRun(action=TranslationRun.Action.FILE, user_id=request.user.pk, made_at=file.made_at)
        run.language, run.publishes = file.language, form.cleaned_data["publishes"]
        return redirect("translation_run", start(run, rows_of(file.entries)).pk)


def rows_of(entries: list[Entry]) -> list[RunRecord]:
    ordered = sorted(entries, key=lambda one: (one.kind, str(one.uuid)))
    return [
        RunRecord(kind=kind, uuid=uuid, texts=[[one.path, one.source, one.target, one.unfinished] for one in texts])
        for (kind, uuid), texts in groupby(ordered, lambda one: one.record)
    ]
