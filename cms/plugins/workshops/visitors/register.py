"""The page on which people register for a date."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.languages import language_of
from cms.mailing.mailbox import counted_mailbox
from cms.plugins.workshops import rules, seats
from cms.plugins.workshops.calendar import date_in, events, place_of
from cms.plugins.workshops.models import WorkshopDate
from cms.plugins.workshops.publishing import seats_of
from cms.plugins.workshops.showing import day_and_time, times_of
from cms.plugins.workshops.visitors.forms import RegistrationForm
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from cms.users.clients import address_of, within
from site_pages.reading.links import current_language


@csrf_exempt  # nobody is logged in: there is nothing that another site could misuse, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form, or what happens next. 404 for what is not public."""
    language = current_language()
    date, document = date_and_event(uuid, language)
    form = RegistrationForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, date, document, form, 400 if form.is_bound else 200)
    if form.is_trapped:
        return redirect(f"{request.path}?sent=1")
    if not within(f"workshops.{address_of(request)}", rules.registrations_an_hour(), rules.AN_HOUR):
        return page(request, date, document, form, 429)
    try:
        if within(f"workshops.{counted_mailbox(form.details['email'])}", rules.MAILS_AN_HOUR, rules.AN_HOUR):
            seats.register(date.pk, form.details, language)
    except seats.NotPossible:
        date.refresh_from_db()
        return page(request, date, document, form, 409)
    return redirect(f"{request.path}?sent=1")


def date_and_event(uuid: UUID, language: str) -> tuple[WorkshopDate, PublishedDocument]:
    """A date ahead, and its event as the public sees it."""
    date = WorkshopDate.objects.ahead().filter(uuid=uuid).first()
    document = events(language, [date.event]).get(date.event) if date else None
    if date is None or document is None or date_in(document, date.date) is None:
        raise Http404("There is no such date.")
    return date, document


def page(
    request: HttpRequest, date: WorkshopDate, document: PublishedDocument, form: RegistrationForm, status: int
) -> HttpResponse:
    event = content_of(document)
    context: dict[str, Any] = {
        "form": form,
        "event": event,
        "place": place_of(event),
        "times": times_of(date, document.language),
        "seats": seats_of(date),
        "free": max(seats.free_places(date), 0),
        "last_moment": day_and_time(date.last_moment, document.language),
        "back": document.url,
        "sent": "sent" in request.GET and not form.is_bound,
        "too_many": status == 429,
        "lists_years": round(rules.lists_are_kept().days / 365),
        "language": language_of(document.language),
    }
    return render(request, "workshops/register.html", context, status=status)
