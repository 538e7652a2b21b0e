"""Pages that stand in frames on the sites of partners: no cookie, no script of others, nothing to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any
from uuid import UUID

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.languages import CODES, SOURCE_LANGUAGE, language_of
from cms.middleware import hold_until
from cms.plugin_api.contributions import EmbedWidget
from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect
from cms.plugins.embeds.listing import Listing
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.published.reading import content_of
from site_pages.reading.lists import service_item

POLICY = {
    **{name: [SELF] for name in ("style-src", "script-src", "font-src", "connect-src")},
    **{name: [NONE] for name in ("default-src", "base-uri", "form-action", "object-src")},
    **{"img-src": [SELF, "data:"], "frame-ancestors": ["*"]},
}
Frame = Callable[..., Any]


def framed(view: Frame) -> Frame:
    """A page for frames in the language of its address."""

    @wraps(view)
    def wrapper(request: HttpRequest, language: str, **asked: Any) -> Any:
        known = language if language in CODES else SOURCE_LANGUAGE
        with translation.override(known):
            response = view(request, known, **asked) if known == language else gone(request, known)
        response.headers["Content-Language"] = known
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    untyped: Any = wrapper  # the policy's decorator knows views of a request alone
    return require_safe(xframe_options_exempt(csp_replace(POLICY)(untyped)))


@framed
def record_frame(request: HttpRequest, language: str, kind: str, uuid: UUID) -> HttpResponse:
    """One record that has a page."""
    shown = kind in kinds() and kinds()[kind].template
    document = PublishedDocument.objects.current(kind, language).of(uuid).exclude(url="").first() if shown else None
    if document is None:
        return gone(request, language)
    if kind == "service":
        return answer(request, language, "embeds/service.html", document.title, document.url, service=service_item(document))
    return answer(request, language, "embeds/page.html", document.title, document.url, document=content_of(document))


@framed
def list_frame(request: HttpRequest, language: str) -> HttpResponse:
    """Offers by the filters of the finder, `q` and `limit`."""
    listing = Listing.read(request.GET, language)
    if listing.finder is None:
        return gone(request, language)
    hold_until(request, listing.found.holds_until)
    query = listing.found.query
    found = {"services": listing.services, "open_at": query.asked.get("open_at"), "notices": query.notices}
    return answer(request, language, "embeds/list.html", listing.finder.title, listing.more_url, **found)


@framed
def widget_frame(request: HttpRequest, language: str, widget: str) -> HttpResponse:
    """What another plugin shows: `<plugin>_<name>`."""
    plugin, one = widgets().get(widget, ("", None))
    shown = guarded(plugin, "embed_widgets", lambda: one.context(request), None) if one else None
    if one is None or shown is None:
        return gone(request, language)
    page = str(shown.pop("page_url", f"/{language}/"))
    return answer(request, language, "embeds/widget.html", str(one.label), page, widget=one, **shown)


@cache
def widgets() -> dict[str, tuple[str, EmbedWidget]]:
    """Plugin and widget, by <plugin>_<name>."""
    return {f"{plugin}_{one.name}": (plugin, one) for plugin, one in collect("embed_widgets")}


def answer(request: HttpRequest, language: str, template: str, title: str, url: str, **shown: Any) -> HttpResponse:
    frame = {"language": language_of(language), "title": title, "page_url": absolute(url)}
    return render(request, template, shown | frame)


def gone(request: HttpRequest, language: str) -> HttpResponse:
    """Said in words, since a browser shows nothing in the frame of what may not be framed."""
    response = answer(request, language, "embeds/gone.html", "", f"/{language}/")
    response.status_code = 404
    return response
