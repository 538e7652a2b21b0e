"""Whether a certificate is true: its number says title and date, and whether a name that was typed is the same."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.languages import language_of
from cms.plugins.workshops.models import Certificate
from cms.plugins.workshops.models.certificate import read_number
from cms.plugins.workshops.rules import AN_HOUR, NAMES_AN_HOUR
from cms.plugins.workshops.showing import described
from cms.plugins.workshops.visitors.forms import NumberForm
from cms.users.clients import address_of, within
from site_pages.reading.links import current_language


@csrf_exempt  # nothing is changed, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificates(request: HttpRequest, number: str = "") -> HttpResponse:
    """Names come by POST, so that they stand in no address and no log."""
    language = current_language()
    form = NumberForm(request.POST or None, initial={"number": number})
    context: dict[str, Any] = {"form": form, "language": language_of(language)}
    if request.method != "POST":
        return answer(request, context | (checked(number, "", language) if number else {}), 200)
    asked = read_number(request.POST.get("number", ""))
    if not all(within(f"workshops.certificates.{who}", NAMES_AN_HOUR, AN_HOUR) for who in (address_of(request), asked)):
        return answer(request, context | {"too_many": True}, 429)
    if not form.is_valid():
        return answer(request, context, 400)
    return answer(request, context | checked(asked, form.cleaned_data["name"], language), 200)


def checked(number: str, name: str, language: str) -> dict[str, Any]:
    """`same_name` is None where no name was typed, or none is kept any more."""
    known = Certificate.objects.select_related("workshop_date").filter(is_withdrawn=False)
    found = known.filter(number=read_number(number)).first()
    if found is None:
        return {"unknown": True}
    return described(found.workshop_date, language) | {
        "found": found,
        "same_name": found.is_of(name) if name and found.name_hash else None,
        "name_is_erased": bool(name and not found.name_hash),
    }


def answer(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "workshops/certificates.html", context, status=status)
