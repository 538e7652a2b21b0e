"""What the links in mails lead to: one's own registration, without the name. Looking changes nothing; a button does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.plugins.workshops import seats
from cms.plugins.workshops.certificates.pdf import certificate_response
from cms.plugins.workshops.mails.calendar_file import PUBLISH, calendar_file
from cms.plugins.workshops.models import Registration
from cms.plugins.workshops.models.registration import ACTIVE, State
from cms.plugins.workshops.showing import described, last_answer, page_of
from site_pages.reading.links import current_language
from site_pages.reading.own_pages import own_page

ACTIONS: dict[str, Callable[[Registration], State]] = {
    "confirm": seats.confirm,
    "accept": seats.accept,
    "decline": seats.decline,
    "cancel": seats.cancel,
}


@csrf_exempt  # the secret in the address is the right to act, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, secret: UUID) -> HttpResponse:
    registration = Registration.objects.select_related("workshop_date", "certificate").filter(secret=secret).first()
    if registration is None:
        return own_page(request, "workshops/not_valid.html", {}, 404)
    if request.method != "POST":
        return own_page(request, "workshops/mine.html", shown(registration, current_language()), 200)
    act = ACTIONS.get(request.POST.get("action", ""))
    try:
        if act:
            act(registration)
    except seats.NotPossible as refusal:
        registration.refresh_from_db()
        context = shown(registration, current_language()) | {"problem": problem(refusal)}
        return own_page(request, "workshops/mine.html", context, 200)  # what is refused by a status is logged, with the address
    if not Registration.objects.filter(pk=registration.pk).exists():
        return own_page(request, "workshops/not_valid.html", {"is_erased": True}, 200)
    return redirect(request.path)


def problem(refusal: seats.NotPossible) -> str:
    if isinstance(refusal, seats.Full):
        return _("All places are taken, and there is no waiting list. We are sorry.")
    if isinstance(refusal, seats.Closed):
        return _("This date does not take place.")
    return _("The time for this is over.")


def shown(registration: Registration, language: str) -> dict[str, Any]:
    """No name, no address, no needs: a link may be seen by others."""
    date = registration.workshop_date
    waiting = date.registrations.in_line()
    return described(date, language) | {
        "registration": registration,
        "date": date,
        "url": page_of(date, language)[0],
        "until": last_answer(registration, language),
        "position": waiting.filter(queued_at__lt=registration.queued_at).count() + 1 if registration.state == "waiting" else 0,
        "state": state_now(registration),
        "may_cancel": registration.state in ACTIVE and not date.has_begun,
    }


def state_now(registration: Registration) -> str:
    """What the page says: beside the states, "off" and "over", and no answer that is too late."""
    date, until = registration.workshop_date, registration.state_until
    if date.is_cancelled:
        return "off"
    if date.ends_at <= timezone.now() and registration.state != State.ATTENDED:
        return "over"
    return State.EXPIRED if until and until <= timezone.now() else registration.state


@never_cache
@require_safe
def my_calendar_file(request: HttpRequest, secret: UUID) -> HttpResponse:
    """For those who have a place."""
    registration = registration_or_404(secret, State.CONFIRMED)
    date = registration.workshop_date
    file = calendar_file(registration, PUBLISH, registration.sequence, current_language())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{date.starts_at:%Y-%m-%d}.ics"'
    return response


@never_cache
@require_safe
def my_certificate(request: HttpRequest, secret: UUID) -> HttpResponse:
    """For those who were there."""
    registration = registration_or_404(secret, State.ATTENDED)
    return certificate_response(registration, current_language())


def registration_or_404(secret: UUID, state: State) -> Registration:
    known = Registration.objects.select_related("workshop_date", "certificate")
    found = known.filter(secret=secret, state=state).first()
    if found is None:
        raise Http404("There is no such registration.")
    return found
