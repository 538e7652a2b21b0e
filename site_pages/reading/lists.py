"""Lists of published records on pages: read from the window by id or by facet, a fixed number of queries each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from django.core.paginator import EmptyPage, Paginator
from django.core.paginator import Page as PageOfItems
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from cms.languages import language_of
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.reading import claimed_today

LANGUAGE = re.compile(r"[a-z]{2,3}")
PLACE = re.compile(r"[0-9]{5}|[0-9]{9}|[0-9]{12}")
LONGEST_NUMBER = 9  # digits of a page's number in a list

Item = dict[str, Any]


def page_item(document: PublishedDocument) -> Item:
    """A page as a list item; its address is a path, so that readers stay on the host they came to."""
    return msgspec.json.decode(document.item) | {"url": document.url}


def service_item(document: PublishedDocument) -> Item:
    return dict(msgspec.json.decode(claimed_today(document.item))) | {"x_url": document.url}


def language_of_words(item: Mapping[str, Any], name: str, language: str) -> str:
    """That of a text of an item, which may have stayed German."""
    translation = item.get("x_translation", {})
    fell_back = name in translation.get("fallback_fields", [])
    return language_of(language).chain[-1] if fell_back else str(translation.get("served", language))


def ids_of(entries: Iterable[Item]) -> list[UUID]:
    return [UUID(entry["id"]) for entry in entries]


def in_order(
    documents: PublishedDocumentQuerySet, entries: Iterable[Item], beside: Mapping[UUID, PublishedDocument] | None = None
) -> list[PublishedDocument]:
    """Documents of [{id}] in their order; those that are neither public nor `beside` drop out. One query, none without ids."""
    ordered = ids_of(entries)
    if not ordered:
        return []
    found = {one.uuid: one for one in documents.filter(uuid__in=ordered).defer("full", "search_text")} | dict(beside or {})
    return [found[key] for key in ordered if key in found]


def pages_listed(entries: Iterable[Item], document: PublishedDocument) -> list[Item]:
    """Pages of any type, in the language of the document that lists them; records of the directory share no key with them."""
    pages = PublishedDocument.objects.public().filter(language=document.language)
    return [page_item(one) for one in in_order(pages, entries, document.beside)]


def services_listed(entries: Iterable[Item], language: str) -> list[Item]:
    services = PublishedDocument.objects.current("service", language)
    return [service_item(one) for one in in_order(services, entries)]


def news_below(key: UUID, language: str) -> PublishedDocumentQuerySet:
    """News below an overview, newest first."""
    documents = PublishedDocument.objects.current("news", language).with_facet("parent", [str(key)])
    return documents.in_order()


def page_among(count: int, number: int, size: int) -> PageOfItems:
    """One page of the numbers of items. 404 beyond the end."""
    try:
        return Paginator(range(count), size).page(number)
    except EmptyPage as error:
        raise Http404("There is no such page.") from error


def page_of(documents: PublishedDocumentQuerySet, number: int, size: int, item: Any, count: int | None = None) -> PageOfItems:
    """One page of a list, with items instead of documents. 404 beyond the end. Two queries, one if the count is known."""
    page = page_among(documents.count() if count is None else count, number, size)
    start = (number - 1) * size
    found = documents.page(start, start + len(page.object_list))
    page.object_list = [item(document) for document in found.defer("full", "search_text")]
    return page


def number_of(text: str) -> int | None:
    """A page number of an address, 1 or more; None when it is none."""
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return (int(text) or None) if plain else None


@dataclass
class ListQuery:
    """What somebody asks a list of a plugin for: checked values, "" for what is not asked for.

    What makes no sense is left out, and `notices` say so. `names` are those of the filters, in the order of an address.
    """

    names: ClassVar[tuple[str, ...]] = ("place", "topic", "language")
    place: str = ""
    topic: str = ""
    language: str = ""
    page: int = 1
    notices: list[str] = field(default_factory=list)

    def take_usual(self, parameters: QueryDict, frame: Mapping[str, Any]) -> None:
        """Place, topic, language and page. `frame` is that of the pages, with the topics."""
        given = {name: parameters.get(name, "").strip() for name in ("place", "topic", "language", "page")}
        topics = {one["code"] for one in frame.get("topics", [])}
        self.take("place", given["place"], bool(PLACE.fullmatch(given["place"])), _("We do not know this place."))
        self.take("topic", given["topic"], given["topic"] in topics, _("We do not know this topic."))
        self.take("language", given["language"], bool(LANGUAGE.fullmatch(given["language"])))
        self.page = number_of(given["page"]) or 1
        if given["page"] and number_of(given["page"]) is None:
            self.notices.append(_("This is no page number. You see the first page."))

    def take(self, name: str, text: str, makes_sense: bool, notice: str = "") -> None:
        if makes_sense:
            setattr(self, name, text)
        elif text:
            self.notices.append(notice or _("We left out a filter that we do not understand."))

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Those of an address, without the page."""
        return [(name, text) for name in self.names if (text := getattr(self, name))]

    @property
    def encoded(self) -> str:
        return urlencode(self.parts)

    def narrowed(self, documents: PublishedDocumentQuerySet, everywhere: str, **facets: str) -> PublishedDocumentQuerySet:
        """Those that the filters let through. `everywhere` is the facet of what is in every place, `facets` further values."""
        found = documents
        for name, text in (facets | {"topic": self.topic, "language": self.language}).items():
            if text:
                found = found.with_facet(name, [text])
        if self.place:
            found = found.with_facet_prefix("place", [self.place]) | found.with_facet(everywhere, ["true"])
        return found
