"""Which published records are translated into which language, and how much is to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.feedback.models import TranslationRequest
from cms.languages import SOURCE_LANGUAGE, TARGETS
from cms.published.models import PublishedDocument
from cms.published.projecting import kinds
from cms.published.projection import NOT_IN_LANGUAGE, TranslationState
from cms.translation_matrix.addresses import addresses_of, models_by_kind
from cms.translations.states import words_to_do

STATES = {
    TranslationState.MISSING: _("missing"),
    TranslationState.PARTIAL: _("in parts"),
    TranslationState.OUTDATED: _("outdated"),
    TranslationState.MACHINE: _("by machine"),
    TranslationState.TRANSLATED: _("translated"),
}
SECTIONS = ("section", "news_index", "finder")
TO_DO = NOT_IN_LANGUAGE | {TranslationState.OUTDATED}
Documents: TypeAlias = QuerySet[PublishedDocument]


@dataclass(frozen=True)
class Cell:
    """`words` are those of the German text that are to be translated, `requests` clicks of visitors, `address` where to do it."""

    language: str
    state: str
    since: datetime | None
    words: int
    requests: int
    address: str

    @property
    def label(self) -> Any:
        return STATES[TranslationState(self.state)]


@dataclass(frozen=True)
class Row:
    document: PublishedDocument
    address: str
    cells: tuple[Cell, ...]


def kinds_with_words() -> dict[str, Any]:
    """Labels of what can be translated, by kind: what has pages comes first."""
    known = [one for name, one in kinds().items() if name in models_by_kind()]
    return {one.name: one.label for one in sorted(known, key=lambda one: not one.template)}


def kinds_with_pages() -> list[str]:
    return [name for name, one in kinds().items() if one.template and name in models_by_kind()]


def sections() -> dict[str, str]:
    """Titles by address of the published pages below which others stand."""
    found = PublishedDocument.objects.public().filter(language=SOURCE_LANGUAGE, kind__in=SECTIONS).order_by("sort_key", "uuid")
    return dict(found.exclude(url="").values_list("url", "title"))


def matching(asked: dict[str, str]) -> Documents:
    """German documents by `kind`, `q` in the title, the address of a `section`, and the `state` in a `language`, or in any;
    without a state, what is to do.
    """
    found = PublishedDocument.objects.public().filter(
        language=SOURCE_LANGUAGE, kind__in=[asked["kind"]] if asked.get("kind") else kinds_with_pages()
    )
    found = found.exclude(state=TranslationState.ORIGINAL)
    if asked.get("q"):
        found = found.filter(title__icontains=asked["q"])
    if asked.get("section"):
        found = found.filter(url__startswith=asked["section"])
    if asked.get("state") or asked.get("language"):
        languages = [asked["language"]] if asked.get("language") else TARGETS
        states = [asked["state"]] if asked.get("state") else TO_DO
        those = PublishedDocument.objects.filter(language__in=languages, state__in=states)
        found = found.filter(record__in=those.values("record"))
    return found.order_by("sort_key", "uuid")


def rows_of(documents: Sequence[PublishedDocument]) -> list[Row]:
    """Of a page of German documents. A fixed number of queries."""
    keys = [(one.kind, one.uuid) for one in documents]
    uuids = [one.uuid for one in documents]
    translated = in_other_languages([one.record_id for one in documents])
    words, wanted, addresses = words_to_do(uuids), requests_for(uuids), addresses_of(keys)

    def cell(document: PublishedDocument, language: str) -> Cell:
        key = (document.uuid, language)
        state, since = translated.get((document.record_id, language), (TranslationState.MISSING.value, None))
        to_do = words.get(key, words_in(document)) if state in TO_DO else 0
        address = addresses.get(key) or addresses.get((document.uuid, ""), "")
        return Cell(language, state, since, to_do, wanted.get(key, 0), address)

    return [
        Row(one, addresses.get((one.uuid, SOURCE_LANGUAGE), ""), tuple(cell(one, language) for language in TARGETS))
        for one in documents
    ]


def in_other_languages(
    records: Sequence[int] | QuerySet[Any, Any],
) -> dict[tuple[int, str], tuple[str, datetime | None]]:
    """State and since when, by record and language."""
    found = PublishedDocument.objects.filter(record__in=records)
    rows = found.values_list("record_id", "language", "state", "outdated_since")
    return {(record, language): (state, since) for record, language, state, since in rows}


def requests_for(uuids: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    rows = TranslationRequest.objects.waiting().filter(uuid__in=list(uuids)).values_list("uuid", "language", "requests")
    return {(uuid, language): number for uuid, language, number in rows}


def words_in(document: PublishedDocument) -> int:
    """About how many words a text has of which nobody has begun a translation."""
    return len(document.search_text.split())


def totals(kind: str = "") -> dict[str, dict[str, int]]:
    """How many records are in each state, by language. One query."""
    found = PublishedDocument.objects.public().filter(kind__in=[kind] if kind else kinds_with_pages(), language__in=TARGETS)
    found = found.exclude(state=TranslationState.ORIGINAL)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for language, state, number in found.order_by().values_list("language", "state").annotate(Count("pk")):
        counts[language][state] = number
    return {language: counts[language] for language in TARGETS}
