"""Lists of published records on pages: read from the window, a fixed number of queries each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from django.core.paginator import EmptyPage, Paginator
from django.core.paginator import Page as PageOfItems
from django.http import Http404
from wagtail.models import Page

from cms.languages import Language, language_of
from cms.published.ended_parts import as_claimed
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.reading.service_path import finder_path

NEWS_A_PAGE = 10
LONGEST_NUMBER = 9  # digits of a page's number in a list
NEWS_ON_HOME = 3
GUIDES_ON_HOME = 6

Item = dict[str, Any]


def page_item(document: PublishedDocument) -> Item:
    """A page as a list item; its address is a path, so that readers stay on the host they came to."""
    return msgspec.json.decode(document.item) | {"url": document.url}


def service_item(document: PublishedDocument) -> Item:
    return as_claimed(msgspec.json.decode(document.item) | {"x_url": document.url}, document.changes_at)


def term_item(document: PublishedDocument, finder: str) -> Item:
    """{code, name, description, url, lang}; the address is the finder's list of the topic."""
    item = msgspec.json.decode(document.item)
    return item | {"url": f"{finder}?topic={item['code']}" if finder else "", "lang": language_of_words(item, "name", document)}


def language_of_words(item: Item, name: str, document: PublishedDocument) -> str:
    translation = item.get("x_translation", {})
    fell_back = name in translation.get("fallback_fields", [])
    return language_of(document.language).chain[-1] if fell_back else str(translation.get("served", document.language))


def in_order(documents: PublishedDocumentQuerySet, keys: Iterable[UUID]) -> list[PublishedDocument]:
    """Documents of records in the order of their keys; those that are not public drop out. One query."""
    ordered = list(keys)
    found = {one.uuid: one for one in documents.filter(uuid__in=ordered)}
    return [found[key] for key in ordered if key in found]


def ids_of(entries: Iterable[Item]) -> list[UUID]:
    return [UUID(entry["id"]) for entry in entries]


def topics(language: str) -> list[Item]:
    """All topics, in the editors' order."""
    documents = PublishedDocument.objects.current("taxonomy_term", language).with_facet("taxonomy", ["topics"])
    finder = finder_path(language)
    return [term_item(document, finder) for document in documents.order_by("sort_key", "record_id")]


def terms(entries: Iterable[Item], language: Language) -> list[Item]:
    documents = PublishedDocument.objects.current("taxonomy_term", language.code)
    finder = finder_path(language.code)
    return [term_item(document, finder) for document in in_order(documents, ids_of(entries))]


def related_services(entries: Iterable[Item], language: Language) -> list[Item]:
    documents = PublishedDocument.objects.current("service", language.code)
    return [service_item(document) for document in in_order(documents, ids_of(entries))]


def children_of(page: Page, language: Language) -> list[Item]:
    """Public pages below a page, in the order of the tree, whatever their type."""
    keys = page.get_children().live().order_by("path").values_list("translation_key", flat=True)
    return [page_item(document) for document in in_order(pages_in(language.code), keys)]


def pages_in(language: str) -> PublishedDocumentQuerySet:
    """Documents of pages of all types; records of the directory share no key with them."""
    return PublishedDocument.objects.public().filter(language=language)


def home_lists(home: Page, language: Language) -> Item:
    code = language.code
    news = PublishedDocument.objects.current("news", code).order_by("sort_key", "record_id")[:NEWS_ON_HOME]
    guides = in_order(PublishedDocument.objects.current("guide", code), guide_keys(home))[:GUIDES_ON_HOME]
    return {
        "topics": topics(code),
        "latest_news": [page_item(document) for document in news],
        "guides": [page_item(document) for document in guides],
        "finder_url": finder_path(code),
    }


def guide_keys(home: Page) -> Iterable[UUID]:
    """In the order of the tree, which is the editors'."""
    guides = home.get_descendants().live().filter(content_type__app_label="site_pages", content_type__model="guidepage")
    return guides.order_by("path").values_list("translation_key", flat=True)


def news_of(page: Page, language: str) -> PublishedDocumentQuerySet:
    """News below an overview, newest first."""
    documents = PublishedDocument.objects.current("news", language).with_facet("parent", [str(page.translation_key)])
    return documents.order_by("sort_key", "record_id")


def news_page(page: Page, language: Language, number: str) -> PageOfItems:
    return page_of(news_of(page, language.code), number_of(number) or 1, NEWS_A_PAGE, page_item)


def page_of(documents: PublishedDocumentQuerySet, number: int, size: int, item: Any) -> PageOfItems:
    """One page of a list, with items instead of documents. 404 beyond the end. Two queries."""
    try:
        page = Paginator(documents, size).page(number)
    except EmptyPage as error:
        raise Http404("There is no such page.") from error
    page.object_list = [item(document) for document in page.object_list]
    return page


def number_of(text: str) -> int | None:
    """A page number of an address, 1 or more; None when it is none."""
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return (int(text) or None) if plain else None
