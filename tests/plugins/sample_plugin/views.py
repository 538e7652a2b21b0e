from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cms.languages import language_of
from cms.published.models import PublishedDocument


def bench(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """What the page of a bench shows beside its document."""
    return {"neighbours": PublishedDocument.objects.current("bench", document.language).count() - 1}


def report(request: HttpRequest) -> HttpResponse:
    """A form, which is no record."""
    context = {"language": language_of(get_language() or "de"), "meta_title": "Bank melden"}
    return render(request, "sample_plugin/report.html", context)
