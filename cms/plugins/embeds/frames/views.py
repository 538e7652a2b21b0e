"""Pages that stand in frames on the sites of partners: no cookie, no script of others, nothing to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from cms.middleware import hold_until
from cms.plugin_api.contributions import EmbedWidget
from cms.plugin_api.guard import guarded
from cms.plugin_api.registry import collect
from cms.plugins.embeds.frames.framing import answer, framed, gone
from cms.plugins.embeds.frames.maps import map_of
from cms.plugins.embeds.frames.news import newest_news
from cms.plugins.embeds.listing import Listing, page_of_kind
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.published.reading import content_of
from site_pages.reading.lists import service_item


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

    def offers(listing: Listing) -> dict[str, Any]:
        return {"services": listing.services, "open_at": listing.found.query.asked.get("open_at")}

    return listed(request, language, "embeds/list.html", offers)


@framed
def map_frame(request: HttpRequest, language: str) -> HttpResponse:
    """Where the offers of a list are: numbered pins, and below them what they stand for."""
    return listed(request, language, "embeds/map.html", lambda listing: map_of(listing.documents))


def listed(request: HttpRequest, language: str, template: str, shown: Callable[[Listing], dict[str, Any]]) -> HttpResponse:
    listing = Listing.read(request.GET, language)
    if listing.finder is None:
        return gone(request, language)
    hold_until(request, listing.found.holds_until)
    found = shown(listing) | {"notices": listing.found.query.notices}
    return answer(request, language, template, listing.finder.title, listing.more_url, **found)


@framed
def hours_frame(request: HttpRequest, language: str, uuid: UUID) -> HttpResponse:
    """When an offer is open, at each of its places."""
    document = PublishedDocument.objects.current("service", language).of(uuid).first()
    if document is None:
        return gone(request, language)
    return answer(request, language, "embeds/hours.html", document.title, document.url, service=content_of(document))


@framed
def news_frame(request: HttpRequest, language: str) -> HttpResponse:
    """The newest news, of a `topic` if one is asked for."""
    page = page_of_kind("news_index", language)
    if page is None:
        return gone(request, language)
    return answer(request, language, "embeds/news.html", page.title, page.url, news=newest_news(request.GET, language))


@framed
def widget_frame(request: HttpRequest, language: str, widget: str) -> HttpResponse:
    """What another plugin shows: `<plugin>_<name>`."""
    plugin, one = widgets().get(widget, ("", None))
    shown = guarded(plugin, "embed_widgets", partial(rendered, one, request), None) if one else None
    if one is None or shown is None:
        return gone(request, language)
    content, page = shown
    return answer(request, language, "embeds/widget.html", str(one.label), page or f"/{language}/", widget=content)


def rendered(widget: EmbedWidget, request: HttpRequest) -> tuple[str, str] | None:
    """What stands in the frame, and the address to which it leads; None when there is nothing to show."""
    context = widget.context(request)
    if context is None:
        return None
    return render_to_string(widget.template, context, request), str(context.get("page_url", ""))


def widgets() -> dict[str, tuple[str, EmbedWidget]]:
    """Plugin and widget, by <plugin>_<name>."""
    return {f"{plugin}_{one.name}": (plugin, one) for plugin, one in collect("embed_widgets")}
