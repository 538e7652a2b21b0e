"""The news as RSS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import islice

import msgspec
from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed

from cms.control_characters import without_control_characters
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.reading import content_of
from site_pages.reading.lists import news_below

NEWEST = 30


def news_feed(overview: PublishedDocument) -> HttpResponse:
    """The newest news in the language of the overview; untranslated ones in German."""
    content, language = content_of(overview), overview.language
    address = absolute(overview.url)
    items = islice(past(news_below(overview.uuid, language)), NEWEST)
    text = rss(overview.title, address, content.get("introduction", ""), language, f"{address}feed/", items)
    headers = {"Content-Language": language, "No-Vary-Search": "params"}
    return HttpResponse(text, content_type=Rss201rev2Feed.content_type, headers=headers)


def rss(title: str, link: str, description: str, language: str, feed_url: str, items: Iterable[dict[str, str]]) -> str:
    """RSS 2.0 of list items of news; `description` is plain text."""
    feed = Rss201rev2Feed(
        title=without_control_characters(title), link=link, description=html(description), language=language, feed_url=feed_url
    )
    for item in items:
        add(feed, item)
    text: str = feed.writeString("utf-8")
    return text


def past(news: PublishedDocumentQuerySet) -> Iterator[dict[str, str]]:
    """News of today and before: one that is dated ahead would stay on top of every reader until its day."""
    today = timezone.localdate().isoformat()
    items = (msgspec.json.decode(item) for item in news.values_list("item", flat=True).iterator(chunk_size=NEWEST))
    return (item for item in items if item["date"] <= today)


def html(text: str) -> str:
    """Plain text as a description: feed readers take it for HTML."""
    return linebreaksbr(without_control_characters(text))


def add(feed: Rss201rev2Feed, item: dict[str, str]) -> None:
    feed.add_item(
        title=item["title"],
        link=item["url"],
        description=html(item.get("summary", "")),
        pubdate=midnight(item["date"]),
        unique_id=f"urn:uuid:{item['id']}",
        unique_id_is_permalink=False,
    )


def midnight(date: str) -> datetime:
    """When a day begins, here."""
    return timezone.make_aware(datetime.combine(datetime.fromisoformat(date), time.min))
