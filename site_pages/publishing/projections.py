"""Projects pages into the published window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from cms.languages import CODES
from cms.published.addresses import absolute
from cms.published.projection import LAST_MODIFIED, Document, Projection, TranslationState, encode
from cms.scheduled import ends
from site_pages.models.base_page import BasePage
from site_pages.publishing.block_json import BlockWriter
from site_pages.publishing.facets import facets_of
from site_pages.publishing.pictures import picture_json
from site_pages.publishing.references import Mentions, References
from site_pages.publishing.structure import structure_of
from site_pages.tree.versions import MARKUP, PageVersions, strings_in
from site_pages.tree.visibility import restricted_keys


def public_keys(model: type[BasePage]) -> Callable[[], Iterable[UUID]]:
    """The keys of all public pages of a type."""

    def keys() -> Iterable[UUID]:
        live = model._default_manager.filter(live=True).values_list("translation_key", flat=True)
        return sorted(set(live) - restricted_keys())

    return keys


def projector(model: type[BasePage]) -> Callable[[Sequence[UUID]], dict[UUID, Projection]]:
    """Projects pages of a type; those that are not public are left out."""

    def project(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
        found = {uuid: one for uuid, one in PageVersions.load_many(model, uuids).items() if one.is_public}
        known = References.load(Mentions.of(row for one in found.values() for row in one.all_rows()))
        return {uuid: projection_of(one, known, restricted_keys()) for uuid, one in found.items()}

    return project


def projection_of(versions: PageVersions, known: References, hidden: set[UUID]) -> Projection:
    """`hidden` pages are not named among those below it."""
    source, page = versions.source, versions.page
    structure = structure_of(versions, hidden)
    writer = PageWriter(versions, known, structure)
    facets = facets_of(source, known, structure)
    return Projection(
        kind=source.kind,
        uuid=page.translation_key,
        name=source.title,
        documents={language: writer.document(language) for language in CODES},  # first: it makes pictures
        facets=facets,
        expires_at=min(ends(source, page), default=None),
        is_complete=known.are_whole(int(pk) for name, pk in facets if name == "image_id"),
    )


@dataclass(frozen=True)
class PageWriter:
    """Writes a page's documents: `structure` and `picture` are the same in all languages."""

    versions: PageVersions
    known: References
    structure: dict[str, Any]

    @cached_property
    def picture(self) -> dict[str, Any] | None:
        image = self.known.pictures.get(self.versions.source.image_id or 0)
        return picture_json(image, "", self.versions.source.crops)

    def document(self, language: str) -> Document:
        item, full, state = self.item(language), self.full(language), self.versions.state(language)
        return Document(
            title=item["title"],
            item=encode(item),
            full=encode(item | full),
            url=self.versions.path(language),
            search_text=search_text(item, full),
            sort_key=sort_key(self.versions.source, item["title"], state),
            state=state,
        )

    def item(self, language: str) -> dict[str, Any]:
        """{id, type, title, url, summary, date, image, lang, last_modified, x_translation} as it stands in lists."""
        versions = self.versions
        source, words = versions.source, versions.words(language)
        item = {
            "id": str(versions.page.translation_key),
            "type": source.kind,
            "title": words.title,
            "url": absolute(versions.path(language)),
            "summary": words.introduction or words.search_description,
            "date": source.date.isoformat() if hasattr(source, "date") else None,
            "image": {name: one for name, one in self.picture.items() if name != "crops"} if self.picture else None,
            "lang": versions.text_language("title", language),
            "last_modified": LAST_MODIFIED,
            "x_translation": translation_json(versions, language),
        }
        return without_empty(item)

    def full(self, language: str) -> dict[str, Any]:
        """What the whole page has beside its list item: body and steps as typed blocks, structure as ids."""
        words = self.versions.words(language)
        writer = BlockWriter(language, self.known, lambda path: self.versions.words_at(path, language))
        full = {
            "introduction": words.introduction,
            "seo_title": words.seo_title,
            "search_description": words.search_description,
            "image": self.picture,
            "body": writer.stream("body", words.body),
            "steps": writer.stream("steps", words.steps) if hasattr(words, "steps") else None,
        }
        return without_empty(full) | self.structure


def translation_json(versions: PageVersions, language: str) -> dict[str, Any]:
    state = versions.state(language)
    json = {"requested": language, "served": versions.spoken(language), "status": state.value}
    extra = {
        "outdated": state == TranslationState.OUTDATED,
        "fallback_fields": versions.fallback_fields(language),
        "available": versions.available(),
    }
    return json | {name: value for name, value in extra.items() if value}


def sort_key(source: Any, title: str, state: TranslationState) -> str:
    """By title, what is in German only later; news newest first, so that every list in ascending order is right."""
    if not hasattr(source, "date"):
        return f"{int(state == TranslationState.MISSING)} {title}"
    return f"{99999999 - int(source.date.strftime('%Y%m%d'))} {title}"


def search_text(item: dict[str, Any], full: dict[str, Any]) -> str:
    parts = [item["title"], item.get("summary", ""), full.get("search_description", "")]
    parts += texts(full.get("body", [])) + texts(full.get("steps", []))
    return " ".join(filter(None, parts))


def texts(json: Any) -> list[str]:
    """All words inside blocks, without markup, addresses and ids."""
    return [MARKUP.sub(" ", text) for text in strings_in(json, NO_WORDS)]


NO_WORDS = {"id", "type", "url", "level", "kind", "topic", "place", "limit", "renditions", "crops", "email", "page", "lang"}


def without_empty(json: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in json.items() if value not in (None, "", [])}
