"""What every page of a document knows besides it: languages, translation, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.languages import LANGUAGES, SOURCE_LANGUAGE, language_of
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import UNTRANSLATED, TranslationState
from cms.published.reading import content_of

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
    def of(cls, document: PublishedDocument) -> Alternates:
        """One query; none for a document in memory, which has no other languages."""
        if document.pk is None:
            return cls({}, {})
        rows = PublishedDocument.objects.filter(record=document.record_id).values_list("language", "url", "state")
        return cls({language: url for language, url, _state in rows}, {language: state for language, _url, state in rows})

    def context(self, state: str, language: str) -> dict[str, Any]:
        """alternates [(Language, url)], original_url and canonical_url: absolute; language_urls {code: path}."""
        original = self.address(SOURCE_LANGUAGE) if language != SOURCE_LANGUAGE else ""
        untranslated = state in UNTRANSLATED and original
        return {
            "translation_state": state,
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


def document_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """The context of a document's page, the same for every kind: `document` is its JSON."""
    content = content_of(document)
    words = content.get("search_description") or content.get("introduction") or content.get("description") or ""
    return Alternates.of(document).context(document.state, document.language) | {
        "published": document,
        "document": content,
        "language": language_of(document.language),
        "page_url": document.url,
        "meta_title": content.get("seo_title") or document.title,
        "meta_description": words,
        "record": {"kind": document.kind, "uuid": str(document.uuid)},
    }
