"""What an issue tells of, read from the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.languages import SOURCE_LANGUAGE
from cms.plugins.digest.kinds import Kind
from cms.plugins.digest.models import Subscription
from cms.plugins.digest.periods import Period
from cms.plugins.digest.rules import MOST_OF_A_KIND
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet, PublishedFacet
from cms.published.projecting import kinds
from site_pages.reading.formats import day_in_year
from site_pages.reading.lists import language_of_words

Item = Mapping[str, Any]
EVERYWHERE = (("online", "true"), ("district", "true"))  # facets of what is in every place


def entries(subscription: Subscription, period: Period) -> list[dict[str, str]]:
    """[{kind, name, lang, url, note}], in the order of the kinds. A query or two for each kind."""
    return [one for kind in Kind if kind in subscription.kinds and kind in kinds() for one in of_kind(kind, subscription, period)]


def of_kind(kind: Kind, subscription: Subscription, period: Period) -> list[dict[str, str]]:
    language = subscription.reading_language
    found = chosen(PublishedDocument.objects.current(kind, language).listed(), subscription).defer("full", "search_text")
    if kind in SINCE_CHANGED:
        found = found.filter(record__modified_at__gte=period.since, record__modified_at__lt=period.middle)
    read = READERS[kind]
    made = [read(document, msgspec.json.decode(document.item), period) for document in found.in_order()]
    told = [one for one in made if one]
    if kind == Kind.EVENT:
        told.sort(key=lambda one: one["at"])
    return [{"kind": str(kind), **one} for one in told[:MOST_OF_A_KIND]]


def chosen(documents: PublishedDocumentQuerySet, subscription: Subscription) -> PublishedDocumentQuerySet:
    """What has no place or no topic at all is for everybody."""
    found = documents
    if subscription.place:
        here = documents.with_facet_prefix("place", [subscription.place]) | without(documents, "place")
        for name, value in EVERYWHERE:
            here = here | documents.with_facet(name, [value])
        found = found.filter(pk__in=here.order_by().values("pk"))
    if subscription.topics:
        about = documents.with_facet("topic", subscription.topics) | without(documents, "topic")
        found = found.filter(pk__in=about.order_by().values("pk"))
    return found


def without(documents: PublishedDocumentQuerySet, name: str) -> PublishedDocumentQuerySet:
    return documents.filter(~Exists(PublishedFacet.objects.today().filter(record=OuterRef("record"), name=name)))


def news(document: PublishedDocument, item: Item, period: Period) -> dict[str, str] | None:
    """By its own date, whatever has been mended in it since."""
    if not period.first.isoformat() <= item.get("date", "") < period.begins.isoformat():
        return None
    return entry(document, item, "title", item.get("summary", ""))


def guide(document: PublishedDocument, item: Item, period: Period) -> dict[str, str] | None:
    return entry(document, item, "title", "")


def notice(document: PublishedDocument, item: Item, period: Period) -> dict[str, str] | None:
    """In the language of its author."""
    if not period.first.isoformat() <= item["published_at"] < period.begins.isoformat():
        return None
    place = item.get("place", {}).get("name", "")
    return entry(document, item, "name", place, SOURCE_LANGUAGE)


def event(document: PublishedDocument, item: Item, period: Period) -> dict[str, str] | None:
    """The first of its dates in the period that is still ahead and takes place."""
    for one in item.get("dates", []):
        day = one["starts_at"][:10]
        if period.begins.isoformat() <= day < period.ends.isoformat() and takes_place(one):
            when = day_in_year(datetime.fromisoformat(one["starts_at"]).date(), document.language)
            return entry(document, item, "name", when, document.language) | {"at": one["starts_at"]}
    return None


def takes_place(date: Item) -> bool:
    ahead = date["starts_at"] >= timezone.localtime().isoformat()[: len(date["starts_at"])]
    return bool(ahead and date.get("status") != "cancelled")


def decision(document: PublishedDocument, item: Item, period: Period) -> dict[str, str] | None:
    """Those that became public."""
    if not period.first.isoformat() <= item["published_on"] < period.begins.isoformat():
        return None
    return entry(document, item, "name", item["group"]["name"])


def entry(document: PublishedDocument, item: Item, name: str, note: str, note_lang: str = "") -> dict[str, str]:
    """`note_lang` unless the note is in the language of the name."""
    language = language_of_words(item, name, document.language)
    return {"name": item[name], "lang": language, "url": document.url, "note": note, "note_lang": note_lang or language}


Reader = Callable[[PublishedDocument, Item, Period], dict[str, str] | None]
READERS: dict[Kind, Reader] = {
    Kind.NEWS: news,
    Kind.EVENT: event,
    Kind.NOTICE: notice,
    Kind.GUIDE: guide,
    Kind.DECISION: decision,
}
SINCE_CHANGED = (Kind.GUIDE,)
