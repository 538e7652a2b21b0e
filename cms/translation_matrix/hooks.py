"""What the matrix contributes, through the same door as a plugin."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.plugin_api.contributions import TodoItem, TodoLine
from cms.plugin_api.hookspecs import hookimpl
from cms.published.projection import TranslationState
from cms.translation_matrix.rows import totals
from cms.translation_matrix.runs.background import PERMISSION


@hookimpl
def todo_items() -> list[TodoItem]:
    return [TodoItem(translations_to_renew)]


def translations_to_renew(request: HttpRequest) -> Iterator[TodoLine]:
    """For those who translate: what the German text has left behind, and what a machine wrote that nobody has read. One query."""
    if not request.user.has_perm(PERMISSION):
        return
    labels = {
        TranslationState.OUTDATED: _("Outdated translations"),
        TranslationState.MACHINE: _("Translated by machine, not read"),
    }
    counts = totals().values()
    for state, text in labels.items():
        number = sum(one.get(state.value, 0) for one in counts)
        yield TodoLine(text, f"{reverse('translation_matrix')}?state={state.value}", number)
