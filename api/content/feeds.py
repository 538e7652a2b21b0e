"""News of a topic or a place as RSS and as JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils.timezone import localtime

from cms.published.addresses import absolute
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.projection import encode
from site_pages.reading.feeds import NEWEST, midnight, past, rss
from site_pages.reading.site import NAME

Item = dict[str, Any]
VERSION = "https://jsonfeed.org/version/1.1"


def feed_of(news: PublishedDocumentQuerySet, language: str, asked: Mapping[str, Any], address: str) -> str:
    """The newest news in the format that was asked for. `address` is the feed's own. Three queries."""
    title = ": ".join(filter(None, [site_name(language), ", ".join(subjects(asked, language))]))
    overview, items = home_page(language), list(islice(past(news.in_order()), NEWEST))
    if asked["format"] == "rss":
        return rss(title, overview, "", language, address, items)
    return json_feed(title, overview, language, address, items)


def json_feed(title: str, overview: str, language: str, address: str, items: list[Item]) -> str:
    head = {"version": VERSION, "title": title, "home_page_url": overview, "feed_url": address, "language": language}
    return encode(head | {"items": list(map(entry, items))})


def entry(item: Item) -> Item:
    """An item of JSON Feed; its day begins at midnight in Germany."""
    image = item.get("image", {}).get("renditions", [])
    found = {
        "id": f"urn:uuid:{item['id']}",
        "url": item["url"],
        "title": item["title"],
        "content_text": item.get("summary") or item["title"],
        "date_published": localtime(midnight(item["date"])).isoformat(),
        "language": item["lang"],
        "image": image[-1]["url"] if image else None,
    }
    return {name: one for name, one in found.items() if one is not None}


def site_name(language: str) -> str:
    found = PublishedDocument.objects.current("site", language).values_list("title", flat=True).first()
    return found or NAME


def home_page(language: str) -> str:
    """Where people read the news: the first overview."""
    urls = PublishedDocument.objects.current("news_index", language).in_order().values_list("url", flat=True)
    return absolute(urls.first() or f"/{language}/")


def subjects(asked: Mapping[str, Any], language: str) -> Iterator[str]:
    """The names of the topics and places that were asked for; a code that nobody has names nothing."""
    for kind, facet, values in (("taxonomy_term", "code", asked.get("x_topic")), ("place", "ars", asked.get("x_place"))):
        if values:
            named = PublishedDocument.objects.current(kind, language).with_facet(facet, values).in_order()
            yield from named.values_list("title", flat=True)
