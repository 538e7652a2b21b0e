"""What every page template knows besides the page: languages, translation, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from django.http import HttpRequest

from cms.languages import LANGUAGES, SOURCE_LANGUAGE, Language, language_of
from cms.pictures import if_it_can_be_made
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import TranslationState
from site_pages.reading.links import current_language
from site_pages.tree.versions import PageVersions

if TYPE_CHECKING:
    from wagtail.images.models import AbstractImage

    from site_pages.models.base_page import BasePage

SOCIAL_IMAGE = "fill-1200x630|format-jpeg"
REALLY_TRANSLATED = {
    TranslationState.SOURCE,
    TranslationState.TRANSLATED,
    TranslationState.MACHINE,
    TranslationState.OUTDATED,
}


@dataclass(frozen=True)
class Alternates:
    """The addresses of a published record in all languages, and in which of them it really is."""

    paths: dict[str, str]
    states: dict[str, str]

    @classmethod
    def of(cls, documents: list[PublishedDocument]) -> Alternates:
        return cls({one.language: one.url for one in documents}, {one.language: one.state for one in documents})

    def context(self, language: str) -> dict[str, Any]:
        """alternates [(Language, url)], original_url and canonical_url: absolute; language_urls {code: path}."""
        state = self.states.get(language, TranslationState.MISSING)
        original = self.address(SOURCE_LANGUAGE) if language != SOURCE_LANGUAGE else ""
        untranslated = state == TranslationState.MISSING and original
        return {
            "translation_state": str(state),
            "original_url": original if untranslated else "",
            "canonical_url": original if untranslated else self.address(language),
            "alternates": [(one, self.address(one.code)) for one in LANGUAGES if self.really_in(one.code)],
            "x_default_url": self.address(SOURCE_LANGUAGE),
            "language_urls": self.paths,
        }

    def really_in(self, language: str) -> bool:
        return bool(self.states.get(language) in REALLY_TRANSLATED and self.paths.get(language))

    def address(self, language: str) -> str:
        return absolute(self.paths.get(language, ""))


def page_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """The context of a page in the language of its address. Changes the page in memory: words and structure as served."""
    language = language_of(current_language())
    versions = PageVersions.load(type(page), page.translation_key)
    documents = list(PublishedDocument.objects.public().of(page.translation_key).filter(kind=page.kind))
    context = Alternates.of(documents).context(language.code)
    if versions:
        context["translation_state"] = versions.state(language.code).value
        serve_words(page, versions, language)
    own = next((one.full for one in documents if one.language == language.code), None)
    return context | {
        "page": page,
        "language": language,
        "content_language": content_language(page, versions, language),
        "image": page.image,
        "social_image": social_image(page.image),
        "page_url": page.get_url(request) or "",
        "document": msgspec.json.decode(own) if own else unpublished(page),
    }


def serve_words(page: BasePage, versions: PageVersions, language: Language) -> None:
    """Gives a page the words that it is served with, and the structure of its source."""
    source = versions.source
    if page.pk == source.pk:
        return
    for name in page.structure:
        setattr(page, name, getattr(source, name))
    words = versions.words(language.code)
    if words.pk != page.pk:
        for name in page.words:
            setattr(page, name, getattr(words, name))


def social_image(image: AbstractImage | None) -> str:
    """The absolute address of a picture as other sites show it beside a link; "" when there is none. One query."""
    if image is None or image.is_svg():
        return ""
    return if_it_can_be_made(lambda: absolute(image.get_rendition(SOCIAL_IMAGE).url), "")


def content_language(page: BasePage, versions: PageVersions | None, language: Language) -> Language:
    code = versions.spoken(language.code) if versions else page.locale.language_code
    return language_of(code)


def unpublished(page: Any) -> dict[str, Any]:
    """What a preview has instead of a published document."""
    return {
        name: [{"id": str(one.translation_key)} for one in getattr(page, name).all()] if hasattr(page, name) else []
        for name in ("topics", "services")
    }
