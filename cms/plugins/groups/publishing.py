"""Groups and their public decisions in the published window: organizations, never people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.plugins.groups.models import Decision, Group
from cms.published.addresses import absolute
from cms.published.projection import LAST_MODIFIED, Document, Projection, TranslationState, encode
from site_pages.reading.service_path import short_id

KIND, DECISION = "group", "decision"


def public_groups() -> Iterable[UUID]:
    return Group.objects.filter(is_public=True).values_list("uuid", flat=True)


def project_groups(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    found = Group.objects.filter(is_public=True, uuid__in=uuids).prefetch_related("memberships")
    return {one.uuid: projection(KIND, one.uuid, content_of_group(one), "groups", one.name) for one in found}


def content_of_group(group: Group) -> dict[str, Any]:
    members = list(group.memberships.all())
    names = sorted({one.organization_name for one in members}, key=str.casefold)
    chairs = sorted({one.organization_name for one in members if one.is_chair}, key=str.casefold)
    return {"group_kind": group.kind, "name": group.name, "description": group.purpose, "organizations": names, "chairs": chairs}


def page_of(group: Group, language: str) -> str:
    return f"/{language}/groups/{short_id(group.uuid)}/"


def public_decisions() -> Iterable[UUID]:
    return decisions().values_list("uuid", flat=True)


def decisions() -> Any:
    """Of groups that are public and may publish them."""
    return Decision.objects.filter(is_public=True, group__is_public=True, group__has_public_decisions=True)


def project_decisions(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    found = decisions().filter(uuid__in=uuids).select_related("group")
    return {one.uuid: projection_of_decision(one) for one in found}


def projection_of_decision(decision: Decision) -> Projection:
    """Newest first."""
    day = decision.decided_on
    order = f"{9999 - day.year:04}{12 - day.month:02}{31 - day.day:02}"
    facets = frozenset({("group_id", str(decision.group.uuid))})
    return projection(DECISION, decision.uuid, content_of_decision(decision), "groups/decisions", order, facets)


def content_of_decision(decision: Decision) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": decision.name,
        "decided_on": decision.decided_on.isoformat(),
        "published_on": (decision.published_on or decision.decided_on).isoformat(),
        "is_done": decision.is_done,
        "group": {"id": str(decision.group.uuid), "name": decision.group.name},
    }
    if decision.owner:
        found["owner"] = decision.owner
    if decision.due_on:
        found["due_on"] = decision.due_on.isoformat()
    return found


def projection(
    kind: str, uuid: UUID, content: dict[str, Any], path: str, order: str, facets: frozenset[tuple[str, str]] = frozenset()
) -> Projection:
    documents = {language: document(uuid, content, path, order, language) for language in CODES}
    return Projection(kind=kind, uuid=uuid, name=content["name"][:200], documents=documents, facets=facets)


def document(uuid: UUID, content: dict[str, Any], path: str, order: str, language: str) -> Document:
    """In German, whatever the language of the page: nobody translates what groups write."""
    url = f"/{language}/{path}/{short_id(uuid)}/"
    state = TranslationState.SOURCE if language == SOURCE_LANGUAGE else TranslationState.MISSING
    translation = {"requested": language, "served": SOURCE_LANGUAGE, "status": state}
    whole = {"id": str(uuid), **content, "url": absolute(url), "last_modified": LAST_MODIFIED, "x_translation": translation}
    text = encode(whole)
    words = "\n".join([content["name"], content.get("description", "")])
    return Document(title=content["name"], item=text, full=text, url=url, search_text=words, sort_key=order, state=state)
