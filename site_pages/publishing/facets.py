"""What a page contains besides its own words: linked pages and services, images, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from wagtail import blocks
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText

from site_pages.reading.service_links import hrefs_of, short_ids

LINK = re.compile(r'<a[^>]*\blinktype="(page|document)"[^>]*>')
ID = re.compile(r'\bid="([^"]+)"')
LINKS_TO_SERVICE = "links_to_service"


def facets_of(page: Any) -> frozenset[tuple[str, str]]:
    """What is in a page: `links_to` (key of a page), `links_to_service` (short id), `image_id`, `document_id` (primary keys)."""
    found = {("image_id", str(page.image_id))} if page.image_id else set()
    ids: set[int] = set()
    for name in ("body", "steps"):
        for value in values(getattr(page, name, ())):
            if isinstance(value, Page):
                found.add(("links_to", str(value.translation_key)))
            elif isinstance(value, AbstractImage):
                found.add(("image_id", str(value.pk)))
            elif isinstance(value, AbstractDocument):
                found.add(("document_id", str(value.pk)))
            elif isinstance(value, RichText):
                ids.update(page_ids(value.source))
                found |= documents_linked(value.source) | services_linked(hrefs_of(value.source))
            elif isinstance(value, str):
                found |= services_linked([value])
    found |= {("links_to", str(key)) for key in translation_keys(ids)}
    return frozenset(found)


def values(value: Any) -> Iterator[Any]:
    """All single values inside streams, structs and lists."""
    if isinstance(value, blocks.StreamValue):
        for child in value:
            yield from values(child.value)
    elif isinstance(value, blocks.StructValue):
        for child in dict(value).values():
            yield from values(child)
    elif isinstance(value, blocks.list_block.ListValue):
        for child in value:
            yield from values(child)
    else:
        yield value


def link_tags(html: str) -> Iterator[tuple[str, str]]:
    for tag in LINK.finditer(html):
        if identity := ID.search(tag.group(0)):
            yield tag.group(1), identity.group(1)


def page_ids(html: str) -> set[int]:
    return {int(identity) for kind, identity in link_tags(html) if kind == "page" and identity.isdecimal()}


def documents_linked(html: str) -> set[tuple[str, str]]:
    return {("document_id", identity) for kind, identity in link_tags(html) if kind == "document"}


def services_linked(hrefs: Iterable[str]) -> set[tuple[str, str]]:
    return {(LINKS_TO_SERVICE, short) for short in short_ids(hrefs)}


def translation_keys(ids: set[int]) -> list[UUID]:
    return list(Page.objects.filter(pk__in=ids).values_list("translation_key", flat=True)) if ids else []
