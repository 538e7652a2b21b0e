"""The news as RSS."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed

from cms.control_characters import without_control_characters
from site_pages.links import current_language
from site_pages.listing import news_of
from site_pages.page_context import page_context

if TYPE_CHECKING:
    from site_pages.models.news_index import NewsIndexPage

NEWEST = 30


def news_feed(page: NewsIndexPage, request: HttpRequest) -> HttpResponse:
    """The newest news in the language of the address; untranslated ones in German."""
    language = current_language()
    context = page_context(page, request)
    address = f"{settings.SITE_URL}{context['page_url']}"
    feed = Rss201rev2Feed(
        title=without_control_characters(page.title),
        link=address,
        description=without_control_characters(page.introduction),
        language=language,
        feed_url=f"{address}feed/",
    )
    for document in news_of(page, language).select_related("record")[:NEWEST]:
        add(feed, msgspec.json.decode(document.item), str(document.record.uuid))
    headers = {"Content-Language": language, "No-Vary-Search": "params"}
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type, headers=headers)


def add(feed: Rss201rev2Feed, item: dict[str, str], guid: str) -> None:
    midnight = datetime.combine(datetime.fromisoformat(item["date"]), time.min)
    feed.add_item(
        title=item["title"],
        link=item["url"],
        description=item.get("summary", ""),
        pubdate=timezone.make_aware(midnight),
        unique_id=f"urn:uuid:{guid}",
        unique_id_is_permalink=False,
    )
