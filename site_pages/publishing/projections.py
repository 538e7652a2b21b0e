"""Projects pages into the published window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.languages import CODES
from cms.published.addresses import absolute
from cms.published.projection import LAST_MODIFIED, Document, Projection, TranslationState, encode
from cms.scheduled import ends
from site_pages.models.base_page import BasePage
from site_pages.publishing.block_json import image_json, stream_json
from site_pages.publishing.facets import facets_of
from site_pages.tree.versions import MARKUP, PageVersions, strings_in
from site_pages.tree.visibility import restricted_keys, restrictions_of


def public_keys(model: type[BasePage]) -> Callable[[], Iterable[UUID]]:
    """The keys of all public pages of a type."""

    def keys() -> Iterable[UUID]:
        live = model._default_manager.filter(live=True).values_list("translation_key", flat=True)
        return sorted(set(live) - restricted_keys())

    return keys


def projector(model: type[BasePage]) -> Callable[[UUID], Projection | None]:
    def project(uuid: UUID) -> Projection | None:
        versions = PageVersions.load(model, uuid)
        return projection_of(versions) if versions and is_public(versions) else None

    return project


def is_public(versions: PageVersions) -> bool:
    """Live in the source language, part of the site, and for everyone. Expiry is judged when somebody reads."""
    pages = {versions.source, versions.page}
    return bool(versions.path(versions.source_language)) and all(
        page.live and not restrictions_of(page).exists() for page in pages
    )


def projection_of(versions: PageVersions) -> Projection:
    source, page = versions.source, versions.page
    return Projection(
        kind=source.kind,
        uuid=page.translation_key,
        name=source.title,
        documents={language: document(versions, language) for language in CODES},
        facets=facets_of(source) | structure_facets(source) | {("parent", str(page.get_parent().translation_key))},
        expires_at=min(ends(source, page), default=None),
    )


def document(versions: PageVersions, language: str) -> Document:
    item = item_json(versions, language)
    full = full_json(versions, language)
    return Document(
        title=item["title"],
        item=encode(item),
        full=encode(item | full),
        url=versions.path(language),
        search_text=search_text(item, full),
        sort_key=sort_key(versions.source, item["title"]),
        state=versions.state(language),
    )


def item_json(versions: PageVersions, language: str) -> dict[str, Any]:
    """{id, type, title, url, summary, date, image, lang, last_modified, x_translation} as it stands in lists."""
    source, words = versions.source, versions.words(language)
    item = {
        "id": str(versions.page.translation_key),
        "type": source.kind,
        "title": words.title,
        "url": absolute(versions.path(language)),
        "summary": words.introduction or words.search_description,
        "date": source.date.isoformat() if hasattr(source, "date") else None,
        "image": image_json(source.image, "") if source.image else None,
        "lang": versions.text_language("title", language),
        "last_modified": LAST_MODIFIED,
        "x_translation": translation_json(versions, language),
    }
    return without_empty(item)


def full_json(versions: PageVersions, language: str) -> dict[str, Any]:
    """What the whole page has beside its list item: body and steps as typed blocks, structure as ids."""
    source, words = versions.source, versions.words(language)
    parent = versions.page.get_parent()
    full = {
        "introduction": words.introduction,
        "seo_title": words.seo_title,
        "search_description": words.search_description,
        "parent": str(parent.translation_key) if parent.depth > 1 else None,
        "body": stream_json(words.body, language),
        "steps": stream_json(words.steps, language) if hasattr(words, "steps") else None,
    }
    return without_empty(full) | structure(source)


def structure(source: Any) -> dict[str, Any]:
    """topics [{id, code}] and services [{id}] of the source page."""
    found: dict[str, Any] = {}
    if hasattr(source, "topics"):
        topics = source.topics.filter(live=True, taxonomy__live=True).values_list("translation_key", "code")
        found["topics"] = [{"id": str(key), "code": code} for key, code in topics]
    if hasattr(source, "services"):
        services = source.services.filter(live=True, organization__live=True).values_list("translation_key", flat=True)
        found["services"] = [{"id": str(key)} for key in services]
    return found


def structure_facets(source: Any) -> set[tuple[str, str]]:
    facets: set[tuple[str, str]] = set()
    found = structure(source)
    for topic in found.get("topics", []):
        facets |= {("topic", topic["code"]), ("taxonomy_term_id", topic["id"])}
    return facets | {("service_id", service["id"]) for service in found.get("services", [])}


def translation_json(versions: PageVersions, language: str) -> dict[str, Any]:
    state = versions.state(language)
    json = {"requested": language, "served": versions.spoken(language), "status": state.value}
    extra = {
        "outdated": state == TranslationState.OUTDATED,
        "fallback_fields": versions.fallback_fields(language),
        "available": versions.available(),
    }
    return json | {name: value for name, value in extra.items() if value}


def sort_key(source: Any, title: str) -> str:
    """By title; news newest first, so that every list in ascending order is right."""
    if not hasattr(source, "date"):
        return title
    return f"{99999999 - int(source.date.strftime('%Y%m%d'))} {title}"


def search_text(item: dict[str, Any], full: dict[str, Any]) -> str:
    parts = [item["title"], item.get("summary", ""), full.get("search_description", "")]
    parts += texts(full.get("body", [])) + texts(full.get("steps", []))
    return " ".join(filter(None, parts))


def texts(json: Any) -> list[str]:
    """All words inside blocks, without markup, addresses and ids."""
    return [MARKUP.sub(" ", text) for text in strings_in(json, NO_WORDS)]


NO_WORDS = {"id", "type", "url", "level", "kind", "topic", "place", "limit", "renditions", "email", "page"}


def without_empty(json: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in json.items() if value not in (None, "", [])}


def key_of(page: Page) -> tuple[str, UUID] | None:
    """The key of a page in the window; None for pages of foreign types."""
    model = page.specific_class
    return (model.kind, page.translation_key) if model and issubclass(model, BasePage) else None
