"""One click of a visitor: please translate this page. Counted for each page and language, nothing is kept of who clicked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.feedback.models import TranslationRequest
from cms.feedback.views import document_of
from cms.languages import language_of
from cms.published.models import PublishedDocument
from cms.published.projection import NOT_IN_LANGUAGE
from cms.users.clients import address_of, within

DAY, HOUR = 24 * 60 * 60, 60 * 60  # seconds
MOST_PAGES = 30  # of one address in an hour


@csrf_exempt  # nobody is logged in and no cookie is set; what another site sends counts once a day for each address
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_translation(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """The button on a page of its own, or thanks. Who asks twice on a day is thanked twice and counted once."""
    document = document_of(request, kind, uuid)
    if document.state not in NOT_IN_LANGUAGE:
        return redirect(document.url or f"/{document.language}/")
    if request.method == "POST":
        if counts(request, document):
            TranslationRequest.count(document)
        return redirect(f"{request.path}?asked=1")
    context = {
        "record_title": document.title,
        "back": document.url,
        "asked": "asked" in request.GET,
        "language": language_of(document.language),
    }
    return render(request, "ask_for_translation.html", context)


def counts(request: HttpRequest, document: PublishedDocument) -> bool:
    """Once a day for each page, and not for a program that asks for all pages."""
    who = address_of(request)
    once = f"feedback.wish.{who}.{document.pk}"
    return within(f"feedback.wishes.{who}", MOST_PAGES, HOUR) and within(once, 1, DAY)
