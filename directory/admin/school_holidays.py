"""School holidays from a calendar file (iCalendar, RFC 5545), such as the ministry of a state gives out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, NamedTuple, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from icalendar import Calendar, Component
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE
from cms.translations.source_rows import SourceRowsViewSet
from directory.models import SchoolHoliday

ONE_DAY, LONGEST = timedelta(days=1), timedelta(days=70)
MOST_BYTES, MOST_EVENTS = 500_000, 300
LONGEST_NAME = cast(int, SchoolHoliday._meta.get_field("name").max_length)


class Holidays(NamedTuple):
    """Both days included."""

    first: date
    last: date
    name: str


class CalendarForm(forms.Form):
    """A file of which each event is one time of holidays; nothing is kept of a file in which one is wrong."""

    file = forms.FileField(
        label=gettext_lazy("Calendar file"),
        help_text=gettext_lazy("An iCalendar file (.ics) of your state, in which each holidays are one event."),
    )

    def clean_file(self) -> list[Holidays]:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > MOST_BYTES:
            raise ValidationError(_("This file is too large for a calendar of holidays."))
        found = sorted({days_off(event) for event in events_in(file.read())})
        for one, following in pairwise(found):
            if following.first <= one.last:
                words = {"one": one.name, "other": following.name}
                raise ValidationError(_("“%(one)s” and “%(other)s” overlap: is the file of one state only?") % words)
        return found


def events_in(content: bytes) -> list[Component]:
    try:
        events = Calendar.from_ical(content).walk("VEVENT")
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        raise ValidationError(_("This is no iCalendar file.")) from error
    if not 0 < len(events) <= MOST_EVENTS:
        numbers = {"most": MOST_EVENTS, "number": len(events)}
        raise ValidationError(_("A calendar of holidays has 1 to %(most)d events; this one has %(number)d.") % numbers)
    return events


def days_off(event: Component) -> Holidays:
    """The days of an event; iCalendar names the day after the last."""
    name = " ".join(str(event.get("summary", "")).replace("\x00", "").split())
    first, after = day_of(event, "dtstart"), day_of(event, "dtend")
    last = first if first and after is None else after and after - ONE_DAY
    if not name or len(name) > LONGEST_NAME or not first or not last or not first <= last < first + LONGEST or "rrule" in event:
        words = {"name": name[:LONGEST_NAME] or "?", "first": first or "?", "days": LONGEST.days}
        raise ValidationError(_("“%(name)s” (%(first)s) needs a name and days in order, at most %(days)d, once.") % words)
    return Holidays(first, last, name)


def day_of(event: Component, name: str) -> date | None:
    """None where there is none, or no day that can be. A moment is of the day here; midnight ends the day before."""
    moment = None if event.errors else getattr(event.get(name), "dt", None)
    if isinstance(moment, datetime):
        here = timezone.localtime(moment) if timezone.is_aware(moment) else moment
        return here.date() + ONE_DAY if name == "dtend" and here.time() > time() else here.date()
    return moment if isinstance(moment, date) and date.min < moment < date.max - ONE_DAY else None


@transaction.atomic
def keep(found: list[Holidays], user: Any) -> dict[str, int]:
    """Adds what is new, moves what lies on other days; names stay as editors have them. Numbers of each."""
    done = {"added": 0, "changed": 0, "same": 0}
    locale = Locale.objects.get(language_code=SOURCE_LANGUAGE)
    for first, last, name in found:
        rows = SchoolHoliday.objects.filter(**ONLY_SOURCE_ROWS, first_day__lte=last, last_day__gte=first)
        row = rows.order_by("first_day", "pk").first() or SchoolHoliday(locale=locale, name=name)
        what = "added" if row.pk is None else "same" if (row.first_day, row.last_day) == (first, last) else "changed"
        done[what] += 1
        if what != "same":
            row.first_day, row.last_day = first, last
            row.save()
            log(row, "wagtail.create" if what == "added" else "wagtail.edit", user=user)
    return done


class ImportHolidaysView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    form_class = CalendarForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("Import school holidays")
    header_icon = "calendar-alt"
    permission_policy = None
    permission_required = "add"
    index_url_name: str | None = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        to_list = {"url": self.get_success_url(), "label": capfirst(SchoolHoliday._meta.verbose_name_plural)}
        return [*super().get_breadcrumbs_items(), to_list, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        labels = {"submit_button_label": _("Import"), "submit_button_active_label": _("Importing…")}
        context = super().get_context_data(**kwargs, **labels, action_url=self.request.path)
        return context | {"media": context["form"].media}

    def form_valid(self, form: CalendarForm) -> HttpResponse:
        done = keep(form.cleaned_data["file"], self.request.user)
        messages.success(self.request, _("Added: %(added)d. Moved: %(changed)d. As they were: %(same)d.") % done)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


class HolidaysIndexView(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.add_url:
            address = reverse(self.model.snippet_viewset.get_url_name("import"))
            buttons.append(Button(_("Import from a calendar"), url=address, icon_name="upload", priority=10))
        return buttons


class SchoolHolidayViewSet(SourceRowsViewSet):
    model = SchoolHoliday
    icon = "calendar-alt"
    index_view_class = HolidaysIndexView
    list_display = ["name", "first_day", "last_day"]

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("import/", self.construct_view(ImportHolidaysView), name="import")]
