"""Pages for readers: what has an address is a published document, rendered by the template of its kind."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import PageViewRestriction
from wagtail.views import serve as serve_restricted

from cms.languages import SOURCE_LANGUAGE
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.published.projection import UNTRANSLATED, TranslationState
from site_pages.addresses.bilingual import PARAMETER, in_two_languages
from site_pages.reading.document_page import document_page
from site_pages.reading.feeds import news_feed
from site_pages.reading.links import current_language

LONGEST_ADDRESS = 500  # characters that the window holds
UNQUOTED = "/~:@!$&'()*+,;="  # in addresses, by Django's reverse()


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    document = document_at(request.path, current_language())
    return unpublished(request, path) if document is None else document_response(document, request)


@require_safe
def feed(request: HttpRequest, path: str) -> HttpResponse:
    """The feed of a news overview; a page may be called so elsewhere."""
    overview = document_at(request.path.removesuffix("feed/"), current_language())
    return news_feed(overview) if overview and overview.kind == "news_index" else page(request, f"{path}feed/")


def document_at(path: str, language: str) -> PublishedDocument | None:
    """The document with an address on this site, as a browser asks for it. One query, none for what no page can have.

    In a language without a tree of pages a document has the address of the German page.
    """
    address = quote(path, safe=UNQUOTED)
    if "\x00" in path or len(address) > LONGEST_ADDRESS:
        return None
    shown = [name for name, kind in kinds().items() if kind.template]
    german = address.replace(f"/{language}/", f"/{SOURCE_LANGUAGE}/", 1)
    found = PublishedDocument.objects.at([address, german], language, shown).defer("item", "search_text")
    return min(found, key=lambda one: one.url != address, default=None)


def document_response(document: PublishedDocument, request: HttpRequest) -> HttpResponse:
    """With `?bilingual=1` the page of a translation, and the German text beside it."""
    original = original_of(document) if request.GET.get(PARAMETER) == "1" else None
    page = rendered(document, request, bilingual=bool(original))
    if original:
        with translation.override(SOURCE_LANGUAGE):
            page = in_two_languages(page, rendered(original, request, bilingual=True))
    return HttpResponse(page)


def original_of(document: PublishedDocument) -> PublishedDocument | None:
    """The German document beside one in another language; a preview stands alone."""
    if document.pk is None or document.state in {TranslationState.SOURCE, *UNTRANSLATED}:
        return None
    return PublishedDocument.objects.get(record=document.record_id, language=SOURCE_LANGUAGE)


def rendered(document: PublishedDocument, request: HttpRequest, *, bilingual: bool) -> str:
    kind = kinds()[document.kind]
    context: dict[str, Any] = document_page(document, request) | {"bilingual": bilingual}
    if kind.context:
        context |= kind.context(document, request)
    return render_to_string(kind.template, context, request)


def unpublished(request: HttpRequest, path: str) -> HttpResponse:
    """A page behind a restriction, for who has passed it; nobody else sees what is not in the window."""
    if not PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE).exists():
        raise Http404("There is no such page.")
    answer: HttpResponse = serve_restricted(request, path)
    return answer
