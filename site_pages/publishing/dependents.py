"""Which records of the window contain a page, or name what pages name: services, topics, pictures, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from wagtail.models import Page

from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord
from cms.published.projection import Key
from directory.models import Service
from directory.publishing.public_records import services as public_services
from site_pages.models import PAGE_TYPES, GuidePage, NewsPage, ServiceFinderPage
from site_pages.publishing.facets import LINKS_TO_SERVICE
from site_pages.publishing.listing import listing
from site_pages.publishing.references import public_paths
from site_pages.publishing.structure import key_of
from site_pages.reading.service_path import short_id
from site_pages.reading.site import SITE

FRAME: Key = ("site", SITE)
KINDS = ["site", *(model.kind for model in PAGE_TYPES)]


def dependents(pages: Iterable[Page], *, moved: bool = False) -> list[Key]:
    """Keys of pages and of those that link to them or list them; of all services when their finder gets another address."""
    rows = list(pages)
    keys = page_keys(rows)
    found = [*keys, *linking([uuid for _kind, uuid in keys]), *listing(rows, moved=moved)]
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


def linking(uuids: Sequence[UUID]) -> list[Key]:
    """Pages that link to those of some pages which get other addresses, or are public no more; the frame has titles, too."""
    found = with_facet("links_to", *uuids)
    if not found:
        return []
    frame = [FRAME] if FRAME in found else []
    return [*frame, *with_facet("links_to", *readdressed(uuids))]


def readdressed(uuids: Sequence[UUID]) -> list[UUID]:
    """Pages that have other addresses than the window says, or none. Three queries."""
    now, stored = public_paths(uuids), addresses_in_window(uuids)
    return [uuid for uuid in uuids if uuid not in now or now[uuid] != stored.get(uuid)]


def addresses_in_window(uuids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """Of pages that are public: path by language."""
    found: dict[UUID, dict[str, str]] = {}
    documents = PublishedDocument.objects.public().filter(kind__in=KINDS, uuid__in=list(uuids))
    for uuid, language, url in documents.values_list("uuid", "language", "url"):
        found.setdefault(uuid, {})[language] = url
    return found


def finder_moves(uuid: UUID) -> bool:
    """Whether a finder has other addresses than the window says: services are addressed below it."""
    return public_paths([uuid]).get(uuid, {}) != addresses_in_window([uuid]).get(uuid, {})


def below_the_finder() -> list[Key]:
    """All services; the pages that link to them come after them."""
    services = PublishedRecord.objects.filter(kind__in=["service", "service_at_location"], withdrawn_at=None)
    return [*keys_in(services), *keys_in(PublishedRecord.objects.filter(kind__in=KINDS, facets__name=LINKS_TO_SERVICE))]


def naming_services(services: Sequence[Service]) -> list[Key]:
    """Guides that have services and do not say so, or the reverse; pages that link to services which get other addresses."""
    keys = [one.translation_key for one in services]
    return [*having_services(keys), *(linking_to_services(renamed(services)) if linking_to_services(keys) else [])]


def linking_to_services(uuids: Iterable[UUID]) -> list[Key]:
    return with_facet(LINKS_TO_SERVICE, *map(short_id, uuids))


def having_services(uuids: Sequence[UUID]) -> list[Key]:
    stored = PublishedFacet.objects.filter(name="service_id", value__in=map(str, uuids), record__kind__in=KINDS)
    now = GuidePage.objects.filter(
        live=True, services__translation_key__in=uuids, services__live=True, services__organization__live=True
    )
    pairs = set(now.values_list("translation_key", "services__translation_key"))
    differing = pairs ^ {(guide, UUID(service)) for guide, service in stored.values_list("record__uuid", "value")}
    return page_keys(GuidePage.objects.filter(translation_key__in={guide for guide, _service in differing})) if differing else []


def renamed(services: Sequence[Service]) -> list[UUID]:
    """Services whose names, which their addresses contain, are others than in the window; those that are not public, too."""
    keys = [one.translation_key for one in services]
    public = set(public_services().filter(translation_key__in=keys).values_list("translation_key", flat=True))
    titles = PublishedDocument.objects.public().filter(kind="service", uuid__in=public)
    stored = set(titles.values_list("uuid", "language", "title"))
    return [key for key, one in zip(keys, services, strict=True) if (key, one.locale.language_code, one.name) not in stored]


def naming_topics(**lookups: Any) -> list[Key]:
    """Pages that have topics of a kind, also those whose topics are not public yet."""
    conditions = {f"topics__{name}": value for name, value in lookups.items()}
    return [key for model in (GuidePage, NewsPage) for key in page_keys(model._default_manager.filter(**conditions))]


def with_facet(name: str, *values: object) -> list[Key]:
    """Pages that have a facet, such as a picture that was replaced."""
    facets = PublishedFacet.objects.filter(record=OuterRef("pk"), name=name, value__in=[str(one) for one in values])
    return keys_in(PublishedRecord.objects.filter(Exists(facets), kind__in=KINDS))


def keys_in(found: QuerySet[PublishedRecord]) -> list[Key]:
    return list(found.order_by("pk").values_list("kind", "uuid").distinct())
