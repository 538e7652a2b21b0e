"""What partners copy: an address, a frame, an element; each shows the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html

from cms.plugins.embeds.counting import PARTNER
from cms.plugins.embeds.frames.views import widgets
from cms.plugins.embeds.listing import page_of_kind
from cms.plugins.embeds.targets import Asked, with_query
from cms.published.addresses import absolute

COUNTS = {  # of the fields of the builder, by what is shown
    "list": ("topic", "place", "limit"),
    "map": ("topic", "place", "limit"),
    "news": ("topic", "limit"),
    "page": ("address",),
    "hours": ("address",),
}
HEIGHTS = {"list": 40, "map": 40, "news": 40, "hours": 30}  # rem
USUAL_HEIGHT = 20
ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"


@dataclass(frozen=True)
class Snippets:
    """`link` is "" for what has no page of its own, `element` for what no element shows. `preview` is a path."""

    preview: str
    frame: str
    link: str = ""
    element: str = ""


def snippets_for(asked: dict[str, Any], site: dict[str, Any]) -> Snippets:
    """Of what the form of the builder holds. What is copied says whose page it is, where that was said; the preview does not."""
    language, show = asked["lang"], asked["show"]
    partner = picked(asked, [PARTNER])
    if document := asked.get("document"):
        path = f"/embed/v1/{language}/{'hours' if show == 'hours' else document.kind}/{document.uuid}/"
        link = with_query(absolute(document.url), partner) if show == "page" else ""
        return Snippets(path, iframe(with_query(path, partner), document.title, show), link)
    path, filters = f"/embed/v1/{language}/{show}/", picked(asked, COUNTS.get(show, ()))
    preview, counted = with_query(path, filters), with_query(path, filters + partner)
    if show in widgets():
        return Snippets(preview, iframe(counted, str(widgets()[show][1].label), show))
    page = page_of_kind("news_index" if show == "news" else "finder", language)
    title, url = (page.title, page.url) if page else (site["name"], f"/{language}/")
    frame = iframe(counted, title, show)
    if show != "list":
        return Snippets(preview, frame)
    script = element(urlencode(filters + partner), language, title, with_query(url, filters))
    return Snippets(preview, frame, absolute(with_query(url, filters + partner)), script)


def picked(asked: dict[str, Any], names: Iterable[str]) -> Asked:
    return [(name, str(asked[name])) for name in names if asked.get(name)]


def iframe(path: str, title: str, show: str) -> str:
    return format_html(
        '<iframe src="{}" title="{}" loading="lazy" referrerpolicy="no-referrer" sandbox="{}"'
        ' style="inline-size:100%;block-size:{}rem;border:0"></iframe>',
        *(absolute(path), title, ALLOWED, HEIGHTS.get(show, USUAL_HEIGHT)),
    )


def element(query: str, language: str, title: str, url: str) -> str:
    return format_html(
        '<wegweiser-embed query="{}" lang="{}"><a href="{}">{}</a></wegweiser-embed>\n'
        '<script src="{}" async crossorigin="anonymous" referrerpolicy="no-referrer"></script>',
        *(query, language, absolute(url), title, absolute("/embed/v1.js")),
    )
