"""Which records of the window contain a page, or name what pages name: services, topics, pictures, files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from wagtail.models import Page

from cms.languages import CODES
from cms.published.models import PublishedDocument, PublishedRecord
from cms.published.projection import Key
from site_pages.models import PAGE_TYPES, GuidePage, NewsPage, ServiceFinderPage
from site_pages.publishing.facets import LINKS_TO_SERVICE
from site_pages.publishing.listing import listing
from site_pages.publishing.projections import is_public
from site_pages.publishing.structure import key_of
from site_pages.reading.service_path import short_id
from site_pages.reading.site import SITE
from site_pages.tree.versions import PageVersions

FRAME: Key = ("site", SITE)
KINDS = ["site", *(model.kind for model in PAGE_TYPES)]


def dependents(pages: Iterable[Page], *, moved: bool = False) -> list[Key]:
    """Keys of pages and of those that link to them or list them; of all services when their finder gets another address."""
    rows = list(pages)
    keys = page_keys(rows)
    found = [*keys, *with_facet("links_to", *(uuid for _kind, uuid in keys)), *listing(rows, moved=moved)]
    if moved or any(page.show_in_menus or issubclass(page.specific_class or Page, ServiceFinderPage) for page in rows):
        found.append(FRAME)
    return found + below_the_finder() if any(finder_moves(uuid) for kind, uuid in keys if kind == "finder") else found


def page_keys(pages: Iterable[Page]) -> list[Key]:
    """Keys of pages, and of those that stand for them elsewhere in the tree."""
    keys = dict.fromkeys(key for page in pages if (key := key_of(page)))
    uuids = [uuid for _kind, uuid in keys]
    aliases = Page.objects.filter(alias_of__translation_key__in=uuids)
    standing = aliases.exclude(translation_key=F("alias_of__translation_key")).exclude(translation_key__in=uuids)
    return [*keys, *(page_keys(standing) if standing else [])]


def finder_moves(uuid: UUID) -> bool:
    """Whether a finder has other addresses than the window says: services are addressed below it."""
    stored = PublishedDocument.objects.filter(kind="finder", uuid=uuid).values_list("language", "url")
    versions = PageVersions.load(ServiceFinderPage, uuid)
    now = {language: versions.path(language) for language in CODES} if versions and is_public(versions) else {}
    return dict(stored) != now


def below_the_finder() -> list[Key]:
    """All services; the pages that link to them come after them."""
    services = PublishedRecord.objects.filter(kind__in=["service", "service_at_location"], withdrawn_at=None)
    return [*keys_in(services), *keys_in(PublishedRecord.objects.filter(kind__in=KINDS, facets__name=LINKS_TO_SERVICE))]


def naming_services(uuids: list[UUID]) -> list[Key]:
    """Pages that name services, or link to their pages; also those whose services are not public yet."""
    guides = dependents(GuidePage.objects.filter(services__translation_key__in=uuids))
    return [*guides, *with_facet("service_id", *uuids), *with_facet(LINKS_TO_SERVICE, *map(short_id, uuids))]


def naming_topics(**lookups: Any) -> list[Key]:
    """Pages that have topics of a kind, also those whose topics are not public yet."""
    conditions = {f"topics__{name}": value for name, value in lookups.items()}
    return [key for model in (GuidePage, NewsPage) for key in dependents(model._default_manager.filter(**conditions))]


def with_facet(name: str, *values: object) -> list[Key]:
    """Pages that have a facet, such as a picture that was replaced."""
    return keys_in(PublishedRecord.objects.filter(kind__in=KINDS, facets__name=name, facets__value__in=map(str, values)))


def keys_in(found: QuerySet[PublishedRecord]) -> list[Key]:
    return list(found.order_by("pk").values_list("kind", "uuid").distinct())
