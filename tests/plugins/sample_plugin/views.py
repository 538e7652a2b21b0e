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


def all_benches(request: HttpRequest) -> HttpResponse:
    titles = PublishedDocument.objects.current("bench", "de").order_by("sort_key").values_list("title", flat=True)
    return HttpResponse("\n".join(titles), content_type="text/plain; charset=utf-8")


def feed_of_benches(document: PublishedDocument, request: HttpRequest) -> dict[str, str]:
    return {"rel": "alternate", "type": "text/plain", "title": document.title, "href": "/benches.txt"}


def walk(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    """Nothing for a bench at the end of the world, and no page at all for one that makes trouble."""
    if document.title == "Bank am Abgrund":
        raise RuntimeError(document.title)
    return None if document.title == "Bank am Ende" else {"steps": len(document.title)}


def benches_here(request: HttpRequest) -> dict[str, Any] | None:
    """Nothing while there is no bench."""
    benches = PublishedDocument.objects.current("bench", get_language() or "de").order_by("sort_key")
    return {"benches": [one.title for one in benches], "page_url": "/benches.txt"} if benches else None
