"""What pages refer to, read once for all languages: other pages, services, files, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction, Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.published.sharing import shared_reads
from cms.scheduled import ends
from site_pages.publishing.pictures import is_whole, load_pictures
from site_pages.publishing.stored_blocks import leaves, stored
from site_pages.reading.service_links import ServicePaths
from site_pages.tree.versions import PageVersions

STREAMS = ("body", "steps")
Paths = dict[str, str]  # language → path


@dataclass(frozen=True)
class Mentions:
    """Primary keys of pages, documents and images, and addresses, that blocks mention."""

    pages: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    hrefs: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Mentions:
        """Of page rows: their streams and their own picture."""
        found = cls()
        for row in rows:
            if row.image_id:
                found.images.add(row.image_id)
            for name in STREAMS:
                if stream := getattr(row, name, None):
                    found.read(stream.stream_block, stored(stream))
        return found

    def read(self, block: blocks.Block, value: Any) -> None:
        for leaf, one in leaves(block, value):
            if isinstance(leaf, blocks.RichTextBlock):
                self.read_html(str(one))
            elif isinstance(leaf, blocks.PageChooserBlock):
                self.pages.add(one)
            elif isinstance(leaf, ImageChooserBlock):
                self.images.add(one)
            elif isinstance(leaf, DocumentChooserBlock):
                self.documents.add(one)
            elif isinstance(one, str):
                self.hrefs.add(one)

    def read_html(self, html: str) -> None:
        for tag in FIND_A_TAG.findall(html):
            attributes = extract_attrs(tag)
            kind, identity = attributes.get("linktype"), attributes.get("id", "")
            if kind in ("page", "document") and identity.isdecimal():
                (self.pages if kind == "page" else self.documents).add(int(identity))
            elif href := attributes.get("href"):
                self.hrefs.add(href)


@dataclass(frozen=True)
class References:
    """What is mentioned, as far as everyone may see it."""

    keys: Mapping[int, UUID] = field(default_factory=dict)
    paths: Mapping[UUID, Paths] = field(default_factory=dict)
    files: Mapping[int, str] = field(default_factory=dict)
    services: ServicePaths = field(default_factory=ServicePaths)
    pictures: Mapping[int, AbstractImage] = field(default_factory=dict)

    @classmethod
    def load(cls, found: Mentions) -> References:
        keys = dict(Page.objects.filter(pk__in=found.pages).values_list("pk", "translation_key")) if found.pages else {}
        return cls(
            keys=keys,
            paths=public_paths(keys.values()),
            files=public_files(found.documents),
            services=ServicePaths.load(found.hrefs),
            pictures=load_pictures(found.images),
        )

    def page(self, identity: int, language: str) -> str | None:
        """The path of a linked page; None when it is not public."""
        key = self.keys.get(identity)
        return self.paths.get(key, {}).get(language) if key else None

    def are_whole(self, images: Iterable[int]) -> bool:
        """Whether these pictures could be made in the sizes that were asked for."""
        return all(is_whole(self.pictures[one]) for one in images if one in self.pictures)


def public_paths(keys: Iterable[UUID]) -> dict[UUID, Paths]:
    """Translation key → paths by language as the window has them, of pages that everyone may see. A fixed number of queries."""
    wanted, now = set(keys), timezone.now()
    pages = Page.objects.filter(translation_key__in=wanted).select_related("locale", "alias_of").order_by("pk")
    rows: dict[UUID, dict[str, Page]] = {}
    for page in pages if wanted else []:
        rows.setdefault(page.translation_key, {})[page.locale.language_code] = page
    standing = {key: PageVersions.standing(one) for key, one in rows.items()}
    with shared_reads():
        public = {key: one for key, one in standing.items() if one.is_public}
    return {key: one.paths for key, one in public.items() if all(end > now for end in ends(one.source, one.page))}


def public_files(keys: Iterable[int]) -> dict[int, str]:
    """Primary key → address of documents that stand in no restricted collection."""
    wanted = set(keys)
    documents = get_document_model()._default_manager.filter(pk__in=wanted).select_related("collection") if wanted else []
    closed = restricted_collections() if documents else []
    return {one.pk: one.url for one in documents if not one.collection.path.startswith(tuple(closed))}


def restricted_collections() -> list[str]:
    """Tree paths of collections that are not for everyone."""
    restrictions = CollectionViewRestriction.objects.exclude(restriction_type=CollectionViewRestriction.NONE)
    return list(Collection.objects.filter(pk__in=restrictions.values("collection")).values_list("path", flat=True))
