"""The oEmbed provider (oembed.com, version 1.0): whoever pastes an address of this site gets a frame that shows it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from api.errors import problem
from cms.languages import language_in, language_of_text
from cms.plugins.embeds.targets import Target, endpoint_for, target_of
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.lists import language_of_words, number_of
from site_pages.reading.site import site

WIDTH = 600  # pixels, what most sites have beside their menus
CACHED = 3600  # seconds
MOST_PIXELS = 999_999


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """`?url=&format=json&maxwidth=&maxheight=`"""
    response = answer(request.GET)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def answer(asked: QueryDict) -> HttpResponse:
    if asked.get("format", "json") != "json":
        return problem(501, "Only JSON is served.")
    try:
        width, height = (pixels(asked.get(name, "")) for name in ("maxwidth", "maxheight"))
    except ValueError:
        return problem(400, "maxwidth and maxheight are whole numbers of pixels.")
    target = target_of(asked.get("url", ""))
    if target is None:
        return problem(404, "There is no public page at this address.")
    found = JsonResponse(document(target, min(width or WIDTH, WIDTH), min(height or target.height, target.height)))
    found.headers["Cache-Control"] = f"public, max-age={CACHED}"
    return found


def pixels(text: str) -> int | None:
    """None for what is not asked for. ValueError for what is no size."""
    if not text:
        return None
    number = number_of(text)
    if number is None or number > MOST_PIXELS:
        raise ValueError(text)
    return number


def document(target: Target, width: int, height: int) -> dict[str, str | int]:
    frame = site(language_in(target.page) or settings.LANGUAGE_CODE)
    return {
        "version": "1.0",
        "type": "rich",
        "title": target.title,
        "provider_name": frame["name"],
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": CACHED,
        "width": width,
        "height": height,
        "html": html(target, frame["name"], width, height),
    }


def html(target: Target, provider: str, width: int, height: int) -> str:
    """The quotation stands first: WordPress shows it until the frame is there, and without it lets no frame grow."""
    return format_html(
        '<blockquote><a href="{}">{} – {}</a></blockquote>'
        '<iframe src="{}" title="{}" width="{}" height="{}" frameborder="0" scrolling="no"></iframe>',
        *(absolute(target.page), target.title, provider),
        *(absolute(target.frame), target.title, width, height),
    )


def discovery(document: PublishedDocument, request: HttpRequest) -> dict[str, str] | None:
    """The link by which others find the provider from a page."""
    if not document.url:
        return None
    address = endpoint_for(document, request.META.get("QUERY_STRING", ""))
    content = content_of(document)
    written_in = language_of_words(content, "name" if "name" in content else "title", document.language)
    language = language_of_text(document.title, written_in)
    return {
        **{"rel": "alternate", "type": "application/json+oembed", "href": address},
        **{"title": document.title, "lang": language.code, "dir": language.direction},
    }
