"""Begins something for all records that the matrix shows, and tells how far it is."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator

from cms.admin.report import ReportView
from cms.languages import SOURCE_LANGUAGE
from cms.translation_matrix.addresses import addresses_of
from cms.translation_matrix.form import MatrixForm
from cms.translation_matrix.models import RunRecord, TranslationRun
from cms.translation_matrix.runs.background import PERMISSION, start

SECONDS = 3  # until the page of a run asks again
SHOWN_PROBLEMS = 500


class BeginForm(forms.Form):
    action = forms.ChoiceField(label=_("What to do"), widget=forms.RadioSelect)
    publishes = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_("Readers see that a computer has translated it. Otherwise it waits as a draft until somebody has read it."),
    )

    def __init__(self, asked: MatrixForm, *args: Any, **kwargs: Any) -> None:
        """`asked` is what the matrix shows: it says into which language."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        action = TranslationRun.Action
        choices = [action.BEGIN, *([action.MACHINE] if get_machine_translator() else [])]
        cast(forms.ChoiceField, self.fields["action"]).choices = [(one.value, one.label) for one in choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.asked.into:
            self.add_error(None, _("Please go back to the matrix and choose a language."))
        elif cleaned.get("action") == TranslationRun.Action.MACHINE and not can(self.asked.into):
            self.add_error("action", _("No engine translates into this language."))
        return cleaned


def can(language: str) -> bool:
    """Whether an engine translates German into a language."""
    locales = [Locale.objects.filter(language_code=code).first() for code in (SOURCE_LANGUAGE, language)]
    return all(locales) and get_machine_translator().can_translate(*locales)


class TranslationReport(PermissionRequiredMixin, ReportView):
    """For whoever may ask for translations; what each may change is asked record by record."""

    permission_required = PERMISSION
    header_icon = "wagtail-localize-language"

    @cached_property
    def asked(self) -> MatrixForm:
        """What the address asks of the matrix."""
        return MatrixForm(self.request.GET)


class BeginView(TranslationReport):
    """The records are those that the matrix shows for the same query."""

    template_name = "admin/translation_begin.html"
    page_title = _("Translate what the matrix shows")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=BeginForm(self.asked, initial={"action": "begin"})))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = BeginForm(self.asked, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        run = TranslationRun(user_id=request.user.pk, language=self.asked.into, **form.cleaned_data)
        return redirect("translation_run", start(run, self.records()).pk)

    def records(self) -> list[RunRecord]:
        found = self.asked.documents().values_list("kind", "uuid", "title")
        return [RunRecord(kind=kind, uuid=uuid, title=title[:255]) for kind, uuid, title in found]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {"number": self.asked.documents().count(), "chosen": self.asked.into_name}
        return super().get_context_data(**kwargs) | found


class RunView(TranslationReport):
    template_name = "admin/translation_run.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.run = get_object_or_404(TranslationRun, pk=kwargs["pk"])
        answer = super().get(request, *args, **kwargs)
        if not self.run.finished_at:
            answer["Refresh"] = str(SECONDS)
        return answer

    def get_page_title(self) -> str:
        return str(self.run)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = self.run.records.aggregate(
            total=Count("pk"), done=Count("pk", filter=Q(is_done=True)), changed=Sum("changed", default=0)
        )
        return super().get_context_data(**kwargs) | counts | {"run": self.run, "problems": problems_of(self.run)}


def problems_of(run: TranslationRun) -> list[tuple[RunRecord, str]]:
    """Records with problems, and where each is translated."""
    rows = list(run.records.exclude(problems=[])[:SHOWN_PROBLEMS])
    addresses = addresses_of((row.kind, row.uuid) for row in rows)
    return [(row, addresses.get((row.uuid, run.language)) or addresses.get((row.uuid, ""), "")) for row in rows]
