"""Meetings that everybody may come to, among the events of the window: of the kind that the plugin `events` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.utils import timezone

from cms.languages import CODES, SOURCE_LANGUAGE
from cms.plugins.groups.models import Group, Meeting, Membership
from cms.plugins.groups.publishing import document, page_of
from cms.published.addresses import absolute
from cms.published.projecting import kinds
from cms.published.projection import Document, Projection, TranslationState, encode

EVENT = "event"
PAGE_ONLY = {"description", "website", "schedule", "sequence"}


def open_meetings() -> QuerySet[Meeting]:
    """Those ahead that a public group shows."""
    return Meeting.objects.filter(is_public=True, group__is_public=True, ends_at__gt=timezone.now())


def public_meetings() -> Iterable[UUID]:
    return open_meetings().values_list("uuid", flat=True)


def project_meetings(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    """Without those of groups that nobody chairs: an event has an organizer."""
    found = open_meetings().filter(uuid__in=uuids).select_related("group").prefetch_related("group__memberships")
    hosts = [(one, host_of(one)) for one in found]
    return {one.uuid: projection_of_meeting(one, host) for one, host in hosts if host}


def host_of(meeting: Meeting) -> Membership | None:
    """The chair; the first by name where there are several."""
    chairs = [one for one in meeting.group.memberships.all() if one.is_chair]
    return min(chairs, key=lambda one: one.organization_name.casefold(), default=None)


def may_publish(group: Group) -> bool:
    """Whether there is a calendar for it, and the group is one that everybody knows of."""
    return group.is_public and EVENT in kinds()


def projection_of_meeting(meeting: Meeting, host: Membership) -> Projection:
    facets = {
        ("event_type", "meeting"),
        ("group_id", str(meeting.group.uuid)),
        ("language", SOURCE_LANGUAGE),
        ("organization_id", str(host.organization)),
    }
    order = f"{timezone.localtime(meeting.starts_at).isoformat()[:16]} {meeting.group.name}"
    ends = meeting.ends_at.astimezone(UTC)
    documents = {code: in_shape(document(meeting.uuid, event_of(meeting, host, code), "events", order, code)) for code in CODES}
    return Projection(EVENT, meeting.uuid, meeting.group.name, documents, facets=frozenset(facets), expires_at=ends)


def in_shape(document: Document) -> Document:
    """Lists of events show less than pages. The words are German in each language: nobody can translate what groups write."""
    whole = json.loads(document.full)
    if whole["x_translation"]["status"] == TranslationState.MISSING:
        whole["x_translation"]["fallback_fields"] = [name for name in ("name", "description") if name in whole]
    item = {name: value for name, value in whole.items() if name not in PAGE_ONLY}
    return replace(document, item=encode(item), full=encode(whole), state=TranslationState.ORIGINAL)


def event_of(meeting: Meeting, host: Membership, language: str) -> dict[str, Any]:
    """In the shape of `events`, without `url`, `last_modified` and `x_translation`."""
    group = meeting.group
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    status = "cancelled" if meeting.is_cancelled else "scheduled"
    times = {"starts_at": starts.isoformat(), "ends_at": ends.isoformat()}
    date = {"id": str(uuid5(meeting.uuid, "date")), "day": starts.date().isoformat(), "status": status, **times}
    found: dict[str, Any] = {
        "name": group.name,
        "event_type": "meeting",
        "status": status,
        "attendance": "offline",
        "organization": {"id": str(host.organization), "name": host.organization_name},
        "languages": [SOURCE_LANGUAGE],
        "is_free": True,
        "dates": [date],
        "schedule": [{"id": str(meeting.uuid), **times}],
        "sequence": meeting.sequence,
        "website": absolute(page_of(group, language)),
    }
    if group.purpose:
        found["description"] = group.purpose
    if meeting.place:
        found["location"] = {"id": str(uuid5(meeting.uuid, "place")), "name": meeting.place, "x_fallback_fields": ["name"]}
    return found
