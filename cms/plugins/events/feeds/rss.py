"""The next dates as RSS."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from cms.control_characters import without_control_characters
from cms.plugins.events.calendar.dates import EventOnDate
from cms.plugins.events.feeds.ics import place_of
from cms.published.addresses import absolute

MEDIA_TYPE = Rss201rev2Feed.content_type
NEXT = 50


def rss(dates: Iterable[EventOnDate], title: str, link: str, feed_url: str, language: str) -> str:
    """RSS 2.0: an item a date, known by the date's id, so that a reader tells of each once."""
    feed = Rss201rev2Feed(title=title, link=link, description=title, language=language, feed_url=feed_url)
    for one in dates:
        off = _("Does not take place")
        cancelled = f"{off}: " if one.status == "cancelled" else ""
        feed.add_item(
            title=without_control_characters(f"{cancelled}{one.event['name']}, {one.day_text}"),
            link=absolute(one.event["url"]),
            description=without_control_characters(said(one)),
            unique_id=f"urn:uuid:{one.id}",
            unique_id_is_permalink=False,
        )
    return str(feed.writeString("utf-8"))


def said(one: EventOnDate) -> str:
    times = "–".join(filter(None, one.times)) or _("All day")
    return " · ".join(filter(None, [times, one.until_text, place_of(one.event), one.occurrence.get("reason", "")]))
