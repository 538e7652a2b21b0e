"""The page on which visitors report what is wrong."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.feedback.forms import FeedbackForm
from cms.feedback.models import FeedbackMessage
from cms.languages import SOURCE_LANGUAGE, language_in, language_of
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.users.clients import address_of, within


@csrf_exempt  # nobody is logged in: there is nothing that another site could misuse, and no cookie is set
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """The form, or thanks for what was sent."""
    document = document_of(request, kind, uuid)
    form = FeedbackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, document, form, status=400 if form.is_bound else 200)
    if not form.is_trapped:
        if not within(f"feedback.{address_of(request)}", settings.FEEDBACK_AN_HOUR, 60 * 60):
            return page(request, document, form, status=429)
        about = {"kind": document.kind, "uuid": document.uuid, "record": german_title(document), "language": document.language}
        FeedbackMessage.objects.create(**about, **form.said)
    return redirect(f"{request.path}?sent=1")


def document_of(request: HttpRequest, kind: str, uuid: UUID) -> PublishedDocument:
    """404 for what is not public or has no page."""
    language = language_in(request.path_info) or SOURCE_LANGUAGE
    known = kinds().get(kind)
    document = PublishedDocument.objects.current(kind, language).of(uuid).first() if known and known.template else None
    if document is None:
        raise Http404("There is no such record.")
    return document


def german_title(document: PublishedDocument) -> str:
    """By which editors know the record."""
    source = PublishedDocument.objects.filter(record=document.record_id, language=SOURCE_LANGUAGE)
    return source.values_list("title", flat=True).first() or document.title


def page(request: HttpRequest, document: PublishedDocument, form: FeedbackForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "record_title": document.title,
        "back": document.url,
        "sent": "sent" in request.GET and not form.is_bound,
        "too_many": status == 429,
        "language": language_of(document.language),
    }
    return render(request, "feedback.html", context, status=status)
