"""Synonyms in the published window: one record, whose documents hold the groups of their language."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.published.models import PublishedDocument
from cms.published.projection import Document, Projection, encode
from cms.search.models import SynonymGroup
from cms.words.forms import lemma_language

KIND = "synonyms"
SYNONYMS = UUID("0c2dd6a5-6a9f-5a3c-9b0e-3d5a1d2c7f10")  # of the one record of this kind


class Groups(msgspec.Struct):
    """What a document says: phrases that mean the same."""

    groups: list[list[str]] = []


def synonyms_keys() -> list[UUID]:
    return [SYNONYMS] if SynonymGroup.objects.exists() else []


def project_synonyms(uuid: UUID) -> Projection | None:
    rows = list(SynonymGroup.objects.all()) if uuid == SYNONYMS else []
    if not rows:
        return None
    return Projection(
        kind=KIND,
        uuid=SYNONYMS,
        name=KIND,
        documents={code: document(rows, code) for code in CODES},
        is_listed=False,
    )


def document(rows: Sequence[SynonymGroup], code: str) -> Document:
    groups = [row.phrases for row in rows if row.language == lemma_language(code)]
    return Document(title=KIND, item="{}", full=encode(Groups(groups)))


def synonyms(code: str) -> list[list[str]]:
    """Groups of phrases that mean the same, in a language and in German. One query."""
    documents = PublishedDocument.objects.public().of(SYNONYMS).filter(language__in={code, SOURCE_LANGUAGE})
    found = documents.values_list("full", flat=True)
    return [group for text in found for group in msgspec.json.decode(text, type=Groups).groups]
