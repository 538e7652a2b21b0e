"""The list of participants: on the screen, on paper, as a table; attendance, and what is to be decided about single ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.mailing.outbox import send_again
from cms.plugins.workshops import seats
from cms.plugins.workshops.admin.access import OfDate
from cms.plugins.workshops.certificates.issuing import follow
from cms.plugins.workshops.certificates.pdf import certificate_response
from cms.plugins.workshops.models import Mail, Registration, WorkshopDate
from cms.plugins.workshops.models.registration import ACTIVE, GONE, PARTICIPANTS, State
from cms.plugins.workshops.retention import count
from cms.plugins.workshops.seats import locked
from cms.plugins.workshops.showing import times_of
from cms.tables import csv_response
from site_pages.reading.links import current_language

ORDER = (State.CONFIRMED, State.ATTENDED, State.NO_SHOW, State.OFFERED, State.WAITING, State.PENDING, *GONE)
EMPTY_LINES = 5  # on paper, for those who come without having registered
COLUMNS = (
    (gettext_lazy("Name"), "name"),
    (gettext_lazy("E-mail"), "email"),
    (gettext_lazy("Organization"), "organization"),
    (gettext_lazy("Town or village"), "place"),
    (gettext_lazy("Needs"), "needs"),
    (gettext_lazy("Language"), "language"),
    (gettext_lazy("Status"), "get_state_display"),
    (gettext_lazy("Registered"), "registered_at"),
)


def in_order(registrations: Iterable[Registration]) -> list[Registration]:
    """Those who come first, then those who wait in their order, then those who do not come."""
    return sorted(registrations, key=lambda one: (ORDER.index(State(one.state)), one.queued_at or one.registered_at, one.pk))


class ParticipantsView(OfDate):
    template_name = "workshops/admin/participants.html"
    logged_as = "seen"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        date = self.date
        registrations = in_order(date.registrations.select_related("certificate"))
        mails = Mail.objects.undelivered().filter(registration__workshop_date=date).select_related("registration")
        states = [one.state for one in registrations]
        found = {
            "date": date,
            "times": times_of(date, current_language()),
            "registrations": registrations,
            "numbers": [(state.label, states.count(state)) for state in ORDER if states.count(state)],
            "taken": date.capacity - seats.free_places(date),
            "mails": mails,
            "has_participants": any(one in PARTICIPANTS for one in states),
            "too_few": bool(date.minimum) and sum(one in PARTICIPANTS for one in states) < date.minimum and not date.has_begun,
        }
        return super().get_context_data(**kwargs) | found

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`cancel` and `again` are keys of a registration and a mail; else attendance, of all or of each."""
        answer = request.POST
        if "cancel" in answer:
            seats.cancel(self.registration(answer["cancel"]))
            messages.success(request, _("The place is free. Whoever had it gets a mail."))
        elif "again" in answer:
            self.send_again(answer["again"])
            messages.success(request, _("The mail is sent again."))
        else:
            marked = mark(self.date, answer)
            text = ngettext("Attendance of %(number)s person saved.", "Attendance of %(number)s people saved.", marked)
            messages.success(request, text % {"number": marked})
        return redirect("workshop_dates:participants", self.date.pk)

    def registration(self, pk: str) -> Registration:
        found = self.date.registrations.filter(pk=pk, state__in=ACTIVE).first() if pk.isdigit() else None
        if found is None or self.date.has_begun:
            raise Http404("There is no such registration.")
        return found

    def send_again(self, pk: str) -> None:
        found = Mail.objects.undelivered().filter(registration__workshop_date=self.date, pk=pk).first() if pk.isdigit() else None
        if found is None:
            raise Http404("There is no such mail.")
        send_again(found)


def mark(date: WorkshopDate, answer: Mapping[str, str]) -> int:
    """`state_<pk>` is attended, no_show or nothing; `all` marks everybody who has a place. How many have changed."""
    with locked(date.pk) as found:
        if not found.has_begun or found.is_cancelled or found.list_erased_at:
            return 0
        changed = [one for one in found.registrations.participants() if marked(one, answer)]
        for registration in changed:
            registration.workshop_date = found
            follow(registration)
        count(found)
        found.save()
    return len(changed)


def marked(registration: Registration, answer: Mapping[str, str]) -> bool:
    """Whether that is something new."""
    wanted = State.ATTENDED if "all" in answer else answer.get(f"state_{registration.pk}", registration.state)
    state = State(wanted) if wanted in (State.ATTENDED, State.NO_SHOW) else State.CONFIRMED
    if state == registration.state:
        return False
    seats.to(registration, state)
    return True


class PrintView(OfDate):
    """A sheet for signatures."""

    template_name = "workshops/admin/print.html"
    logged_as = "printed"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = sorted(self.date.registrations.participants(), key=lambda one: one.name.casefold())
        found = {
            "date": self.date,
            "times": times_of(self.date, current_language()),
            "people": people,
            "empty": range(EMPTY_LINES),
        }
        return super().get_context_data(**kwargs) | found


class TableView(OfDate):
    """As CSV, in which no name is a formula."""

    logged_as = "exported"

    def answer(self) -> HttpResponse:
        rows = table(in_order(self.date.registrations.all()))
        return csv_response(f"{timezone.localtime(self.date.starts_at):%Y-%m-%d}-{self.date.pk}", rows)


def table(registrations: Iterable[Registration]) -> Iterator[list[Any]]:
    yield [label for label, _name in COLUMNS]
    for one in registrations:
        yield [cell(getattr(one, name)) for _label, name in COLUMNS]


def cell(value: Any) -> str:
    """Moments by the clock here."""
    found = value() if callable(value) else value
    return f"{timezone.localtime(found):%d.%m.%Y %H:%M}" if hasattr(found, "hour") else str(found)


class CertificateView(OfDate):
    """In the language in which somebody registered."""

    logged_as = "seen"

    def answer(self) -> HttpResponse:
        known = self.date.registrations.filter(state=State.ATTENDED).select_related("certificate", "workshop_date")
        found = known.filter(pk=self.kwargs["registration"]).first()
        if found is None:
            raise Http404("There is no such registration.")
        return certificate_response(found, found.reading_language)


def participants_address(date: WorkshopDate) -> str:
    return reverse("workshop_dates:participants", args=[date.pk])
