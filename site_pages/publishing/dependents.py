"""Projects pages again, with everything that contains them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from wagtail.models import Page

from cms.published.models import PublishedDocument, PublishedRecord
from cms.published.projecting import AT_ONCE, Key, project
from cms.published.stamp import raise_stamp
from site_pages.models import PAGE_TYPES
from site_pages.publishing.contents import LINKS_TO_SERVICE
from site_pages.publishing.projections import key_of
from site_pages.reading.service_path import short_id
from site_pages.tree.versions import path_of
from site_pages.tree.visibility import subtree

KINDS = [model.kind for model in PAGE_TYPES]


def project_pages(pages: Iterable[Page]) -> None:
    """Projects pages and those that link to them: up to 50 now, the others in the background."""
    keys = keys_of(pages)
    with transaction.atomic():
        before = finder_addresses(keys)
        project([*keys, *linking_to(keys)])
        if before != finder_addresses(keys):
            project_services()


def project_changed(pages: Iterable[Page]) -> None:
    """For what editors did to pages: menus, the order of pages and the site's name are in no document, yet on each page."""
    with transaction.atomic():
        project_pages(pages)
        raise_stamp()


def project_at_once(pages: Iterable[Page]) -> None:
    """Projects pages without leaving any to the background; those that link to them as usual."""
    keys = keys_of(pages)
    with transaction.atomic():
        before = finder_addresses(keys)
        for start in range(0, len(keys), AT_ONCE):
            project(keys[start : start + AT_ONCE])
        project(linking_to(keys))
        if before != finder_addresses(keys):
            project_services()


def project_tree(page: Page) -> None:
    project_changed(subtree(page))


def moved_below(page: Page) -> bool:
    """Whether pages below have another address than the window says; Wagtail tells of a new slug only after the commit."""
    below = page.get_children().live().first()
    if below is None:
        return False
    stored = PublishedDocument.objects.public().of(below.translation_key).filter(language=below.locale.language_code)
    return any(url != path_of(below) for url in stored.values_list("url", flat=True))


def keys_of(pages: Iterable[Page]) -> list[Key]:
    """Keys of pages, and of those that stand for them elsewhere in the tree."""
    keys = dict.fromkeys(key for page in pages if (key := key_of(page)))
    aliases = Page.objects.filter(alias_of__translation_key__in=[uuid for _kind, uuid in keys])
    standing = aliases.exclude(translation_key=F("alias_of__translation_key")).exclude(
        translation_key__in=[uuid for _kind, uuid in keys]
    )
    return [*keys, *(keys_of(standing) if standing else [])]


def all_pages() -> Iterable[Page]:
    return Page.objects.filter(depth__gt=1).order_by("path")


def with_facet(name: str, value: Any) -> None:
    """Projects all pages that have a facet, such as an image that was replaced."""
    project(page_keys(name, [str(value)]))


def linking_to(keys: list[Key]) -> list[Key]:
    return page_keys("links_to", [str(uuid) for _kind, uuid in keys])


def with_services(uuids: list[UUID]) -> None:
    """Projects all pages that name services, or link to their pages."""
    related = page_keys("service_id", [str(uuid) for uuid in uuids])
    project([*related, *page_keys(LINKS_TO_SERVICE, [short_id(uuid) for uuid in uuids])])


def project_services() -> None:
    """Services have new addresses; the pages that link to them come after them."""
    linking = PublishedRecord.objects.filter(kind__in=KINDS, facets__name=LINKS_TO_SERVICE)
    project([*service_keys(), *keys_in(linking)])


def page_keys(name: str, values: list[str]) -> list[Key]:
    return keys_in(PublishedRecord.objects.filter(kind__in=KINDS, facets__name=name, facets__value__in=values))


def keys_in(found: QuerySet[PublishedRecord]) -> list[Key]:
    return list(found.order_by("pk").values_list("kind", "uuid").distinct())


def finder_addresses(keys: list[Key]) -> list[tuple[str, str]]:
    """Where the finders among some pages stand: services are addressed below them."""
    finders: list[UUID] = [uuid for kind, uuid in keys if kind == "finder"]
    if not finders:
        return []
    found = PublishedDocument.objects.filter(kind="finder", uuid__in=finders)
    return sorted(found.values_list("language", "url"))


def service_keys() -> list[Key]:
    found = PublishedRecord.objects.filter(kind__in=["service", "service_at_location"], withdrawn_at=None)
    return list(found.order_by("pk").values_list("kind", "uuid"))
