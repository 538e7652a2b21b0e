"""Notices in the published window: what their authors wrote for everybody, and nothing about the authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from cms.languages import CODES
from cms.plugins.board.models import Notice
from cms.plugins.board.states import KIND
from cms.published.addresses import absolute
from cms.published.projection import LAST_MODIFIED, Document, Projection, TranslationState, encode
from directory.models import Place
from site_pages.reading.service_path import short_id

FAR = 10**10  # seconds; newer notices stand first


def public_notices() -> Iterable[UUID]:
    return Notice.objects.public().values_list("uuid", flat=True)


def project_notices(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    found = list(Notice.objects.public().filter(uuid__in=uuids).select_related("parent"))
    places = dict(Place.objects.filter(ars__in={one.place for one in found}).values_list("ars", "name"))
    return {one.uuid: projection(one, places) for one in found}


def projection(notice: Notice, places: Mapping[str, str]) -> Projection:
    return Projection(
        kind=KIND,
        uuid=notice.uuid,
        name="",  # it would stay with the tombstone, and there is nothing that editors could have to erase
        documents={language: document(notice, language, places) for language in CODES},
        facets=facets(notice),
        expires_at=end_of(notice),
    )


def end_of(notice: Notice) -> datetime:
    """The midnight after its last day."""
    return timezone.make_aware(datetime.combine(notice.valid_until + timedelta(days=1), time.min)).astimezone(UTC)


def document(notice: Notice, language: str, places: Mapping[str, str]) -> Document:
    content = encode(content_of_notice(notice, language, places))
    opened = notice.opened_at or notice.made_at
    return Document(
        title=notice.name,
        item=content,
        full=content,
        url=path_of(notice.uuid, language),
        search_text=f"{notice.name}\n{notice.text}",
        sort_key=f"{FAR - int(opened.timestamp()):011}",
    )


def path_of(uuid: UUID, language: str) -> str:
    return f"/{language}/board/{short_id(uuid)}/"


def content_of_notice(notice: Notice, language: str, places: Mapping[str, str]) -> dict[str, Any]:
    """Optional facts are left out where there are none. `place` is left out for the whole district."""
    facts: dict[str, Any] = {
        "id": str(notice.uuid),
        "notice_type": notice.notice_type,
        "category": notice.category,
        "name": notice.name,
        "description": notice.text,
        "language": notice.reading_language,
        "languages": notice.languages,
        "topics": notice.topics,
        "valid_until": notice.valid_until.isoformat(),
        "published_at": timezone.localtime(notice.opened_at or notice.made_at).date().isoformat(),
        "url": absolute(path_of(notice.uuid, language)),
        "last_modified": LAST_MODIFIED,
        "x_translation": {"requested": language, "served": notice.reading_language, "status": state_of(notice, language)},
    }
    if notice.place in places:
        facts["place"] = {"ars": notice.place, "name": places[notice.place]}
    if notice.quantity:
        facts["quantity"] = notice.quantity
    if notice.organization_name:
        facts["organization"] = {"id": str(notice.organization), "name": notice.organization_name}
    if notice.parent and notice.parent.is_public:
        facts["belongs_to"] = str(notice.parent.uuid)
    return facts


def state_of(notice: Notice, language: str) -> TranslationState:
    """Nobody translates what stands for some weeks."""
    return TranslationState.SOURCE if notice.reading_language == language else TranslationState.MISSING


def facets(notice: Notice) -> frozenset[tuple[str, str]]:
    """What the list is narrowed by. What is for the whole district is in every place."""
    found = {("notice_type", notice.notice_type), ("category", notice.category)}
    found |= {("topic", code) for code in notice.topics} | {("language", code) for code in notice.languages}
    found.add(("place", notice.place) if notice.place else ("district", "true"))
    if notice.organization:
        found.add(("organization_id", str(notice.organization)))
    if notice.parent:
        found.add(("belongs_to", str(notice.parent.uuid)))
    return frozenset(found)
