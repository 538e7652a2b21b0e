"""Hours read aloud while they are typed in: the form sends its rows and gets the words that visitors will read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from directory.admin.panels import LOCATION
from directory.hsds.hours import extras, openings
from directory.models import Location
from directory.opening_hours.hours import Closed, Hours
from site_pages.reading.opening_hours import in_words

MOST = 100  # rows that are read


@require_POST
def hours_aloud(request: HttpRequest) -> HttpResponse:
    """Plain text: a line of mistakes for each row that has some, then what the others come to. `prefix`: of the hours."""
    mistakes: list[str] = []
    rows = filled_in("schedules", request.POST, request.POST.get("prefix", ""), mistakes)
    closed = filled_in("closing_periods", request.POST, "closing_periods", mistakes)
    extra = filled_in("extra_openings", request.POST, "extra_openings", mistakes)
    hours = Hours(
        openings=openings(rows),
        closed=[Closed(first=one.first_day, last=one.last_day, reason=one.reason) for one in closed],
        extra=extras(extra),
    )
    words = "; ".join(in_words(hours, get_language() or "")) if rows else ""
    return HttpResponse("\n".join(filter(None, [*mistakes, words])), content_type="text/plain; charset=utf-8")


def filled_in(panel: str, data: QueryDict, prefix: str, mistakes: list[str]) -> list[Any]:
    """Unsaved records of the rows of a panel; what is wrong with the others is added to the mistakes."""
    found: list[Model] = []
    for number, form in enumerate(rows_of(panel, data, prefix), 1):
        if not form.has_changed():
            continue
        if form.is_valid():
            found.append(form.instance)
        else:
            words = " ".join(str(message) for messages in form.errors.values() for message in messages)
            mistakes.append(f"{name_of(form)} {number}: {words}")
    return found


def rows_of(panel: str, data: QueryDict, prefix: str) -> Iterator[ModelForm[Any]]:
    """Forms of the rows that are not deleted, without what belongs to stored ones."""
    row = form_of_row(panel)
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    for index in range(min(int(total), MOST) if total.isdecimal() else 0):
        sent = [name for name in data if name.startswith(f"{prefix}-{index}-")]
        if sent and not data.get(f"{prefix}-{index}-DELETE"):
            yield row(data, prefix=f"{prefix}-{index}")


@cache
def form_of_row(panel: str) -> type[ModelForm[Any]]:
    """The form of a row, the same in all forms that have the panel."""
    row: type[ModelForm[Any]] = LOCATION.bind_to_model(Location).get_form_class().formsets[panel].form
    return row


def name_of(form: ModelForm[Any]) -> str:
    return str(form.instance._meta.verbose_name_plural).capitalize()


def admin_urls() -> list[URLPattern]:
    return [path("hours-aloud/", hours_aloud, name="hours_aloud")]


def script() -> SafeString:
    return format_html('<script src="{}" data-url="{}"></script>', static("site_pages/hours_aloud.js"), reverse("hours_aloud"))
