"""Choosing an organization or a location in a form: found by a part of the name, and always the German row."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView

from cms.languages import ONLY_SOURCE_ROWS
from cms.translations.source_rows import RowChooserViewSet


class NameFilterForm(BaseFilterForm):
    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        found = super().filter(objects).filter(**ONLY_SOURCE_ROWS)
        name = self.cleaned_data.get("q", "")
        self.is_searching, self.search_query = bool(name), name
        return found.filter(name__icontains=name) if name else found


class RecordChooseView(ChooseView):
    filter_form_class = NameFilterForm


class RecordChooseResultsView(ChooseResultsView):
    filter_form_class = NameFilterForm


class RecordChooserViewSet(RowChooserViewSet):
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
