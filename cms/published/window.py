"""Writes the published window. Publishing code of directory, pages and plugins calls this, nobody else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import timedelta
from typing import Any, TypeAlias
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.control_characters import json_without_control_characters, without_control_characters
from cms.published.collation import sort_key
from cms.published.index import writing as index
from cms.published.models import (
    PublishedClosing,
    PublishedDocument,
    PublishedFacet,
    PublishedOpening,
    PublishedPoint,
    PublishedRecord,
    of_keys,
)
from cms.published.projection import LAST_MODIFIED, ClosedDays, DatedFacet, Key, OpeningHours, Projection, TranslationState

TOMBSTONES_LAST = timedelta(days=365)
SORT_KEY_LENGTH = 500
CHILDREN = ("documents", "facets", "points", "openings", "closings")
OF_A_RECORD = ("name", "digest", "modified_at", "expires_at", "withdrawn_at")

WHOLE = {TranslationState.TRANSLATED, TranslationState.MACHINE}

Pairs: TypeAlias = Sequence[tuple[PublishedRecord, Projection]]


def write(projection: Projection) -> bool:
    """Stores a projection unless it is there already. True when something changed; the caller raises the stamp."""
    return bool(write_all([projection]))


def write_all(projections: Sequence[Projection]) -> set[Key]:
    """Stores projections that are not there already, in a fixed number of queries. Returns the keys of what changed."""
    wanted = {(one.kind, one.uuid): one for one in projections}
    with transaction.atomic():
        stored = stored_records(wanted)
        changed = {key: one for key, one in wanted.items() if key not in stored or not is_current(stored[key], one)}
        if changed:
            forget_children([stored[key] for key in changed if key in stored])
            records = save_records(stored, changed)
            pairs = [(records[key], one) for key, one in changed.items()]
            save_facets(pairs)
            save_children(pairs)
            save_documents(pairs)
    return set(changed)


def stored_records(keys: Iterable[Key]) -> dict[Key, PublishedRecord]:
    """Records by key, with all that is told of them."""
    found = PublishedRecord.objects.filter(of_keys(keys)).prefetch_related(*CHILDREN)
    return {(one.kind, one.uuid): one for one in found}


def is_current(record: PublishedRecord, projection: Projection) -> bool:
    """Whether the window holds exactly this projection, compared to the last byte."""
    if record.withdrawn_at or record.digest != projection.digest:
        return False
    stored = {document.language: document for document in record.documents.all()}
    wanted = {document.language: document for document in documents_of(record, projection)}
    return contents(stored) == contents(wanted) and found_by(record) == (
        projection.all_facets,
        projection.points,
        projection.openings,
        projection.closings,
    )


def found_by(record: PublishedRecord) -> tuple[frozenset[object], ...]:
    """What a record is found by, as the window holds it: facets, points, openings, closings."""
    return (
        frozenset(dated(one) for one in record.facets.all()),
        frozenset((one.latitude, one.longitude) for one in record.points.all()),
        frozenset(OpeningHours(**values_of(one, OpeningHours)) for one in record.openings.all()),
        frozenset(ClosedDays(**values_of(one, ClosedDays)) for one in record.closings.all()),
    )


def values_of(row: object, shape: type[OpeningHours | ClosedDays]) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(shape)}


def contents(documents: dict[str, PublishedDocument]) -> dict[str, tuple[str, ...]]:
    return {
        language: (
            *(str(fact) for fact in (one.expires_at, one.changes_at, one.is_listed)),
            *(one.title, one.sort_key, one.url, one.item, one.full, one.search_text, one.state),
        )
        for language, one in documents.items()
    }


def save_records(stored: Mapping[Key, PublishedRecord], changed: Mapping[Key, Projection]) -> dict[Key, PublishedRecord]:
    records = {key: stored.get(key) or PublishedRecord(kind=key[0], uuid=key[1]) for key in changed}
    for key, record in records.items():
        take(record, changed[key])
    new = [record for record in records.values() if record.pk is None]
    PublishedRecord.objects.bulk_create(new)
    if old := [record for record in records.values() if record not in new]:
        PublishedRecord.objects.bulk_update(old, list(OF_A_RECORD))
    return records


def take(record: PublishedRecord, projection: Projection) -> None:
    """Gives a record what its projection says. It is as old as its content."""
    if record.withdrawn_at or record.digest != projection.digest:
        record.modified_at = timezone.now().replace(microsecond=0)
    record.name, record.digest, record.withdrawn_at = without_control_characters(projection.name)[:500], projection.digest, None
    record.expires_at = projection.expires_at


def save_facets(pairs: Pairs) -> None:
    gone: list[int] = []
    new: list[PublishedFacet] = []
    for record, projection in pairs:
        stored = {dated(one): one.pk for one in children(record, "facets")}
        gone += [pk for facet, pk in stored.items() if facet not in projection.all_facets]
        missing = sorted(projection.all_facets - stored.keys())
        new += [PublishedFacet(record=record, **facet._asdict()) for facet in missing]
    if gone:
        PublishedFacet.objects.filter(pk__in=gone).delete()
    PublishedFacet.objects.bulk_create(new)


def dated(facet: PublishedFacet) -> DatedFacet:
    return DatedFacet(facet.name, facet.value, facet.first, facet.last)


def children(record: PublishedRecord, name: str) -> list[Any]:
    """What was read of a record; nothing of a new one."""
    return list(getattr(record, name).all()) if hasattr(record, "_prefetched_objects_cache") else []


def save_children(pairs: Pairs) -> None:
    """Points, openings and closings; they are few, so a changed record gets them anew."""
    PublishedPoint.objects.bulk_create(
        PublishedPoint(record=record, latitude=latitude, longitude=longitude)
        for record, projection in pairs
        for latitude, longitude in projection.points
    )
    PublishedOpening.objects.bulk_create(
        PublishedOpening(record=record, **asdict(one)) for record, projection in pairs for one in projection.openings
    )
    PublishedClosing.objects.bulk_create(
        PublishedClosing(record=record, **asdict(one)) for record, projection in pairs for one in projection.closings
    )


def forget_children(records: Sequence[PublishedRecord]) -> None:
    for model, name in ((PublishedPoint, "points"), (PublishedOpening, "openings"), (PublishedClosing, "closings")):
        if found := [one.pk for record in records for one in getattr(record, name).all()]:
            model._default_manager.filter(pk__in=found).delete()


def save_documents(pairs: Pairs) -> None:
    gone = [
        one.pk
        for record, projection in pairs
        for one in children(record, "documents")
        if one.language not in projection.documents
    ]
    if gone:
        index.remove(gone)
        PublishedDocument.objects.filter(pk__in=gone).delete()
    written = PublishedDocument.objects.bulk_create(
        [document for record, projection in pairs for document in with_their_age(record, projection)],
        update_conflicts=True,
        unique_fields=["record", "language"],
        update_fields=[
            *("expires_at", "changes_at", "is_listed", "title", "sort_key"),
            *("url", "item", "full", "search_text", "state", "outdated_since"),
        ],
    )
    index.write(written)


def with_their_age(record: PublishedRecord, projection: Projection) -> list[PublishedDocument]:
    """Documents that know since when their translation is outdated, if it was whole before."""
    before = {one.language: one for one in children(record, "documents")}
    documents = documents_of(record, projection)
    for one in documents:
        earlier = before.get(one.language)
        if earlier and one.state == TranslationState.OUTDATED:
            one.outdated_since = timezone.now() if earlier.state in WHOLE else earlier.outdated_since
    return documents


def in_memory(projection: Projection) -> dict[str, PublishedDocument]:
    """A projection's documents by language, as they would stand in the window."""
    record = PublishedRecord(kind=projection.kind, uuid=projection.uuid)
    take(record, projection)
    return {one.language: one for one in documents_of(record, projection)}


def documents_of(record: PublishedRecord, projection: Projection) -> list[PublishedDocument]:
    moment = record.modified_at.isoformat().replace("+00:00", "Z")
    return [
        PublishedDocument(
            record=record,
            kind=record.kind,
            uuid=record.uuid,
            expires_at=record.expires_at,
            changes_at=projection.changes_at,
            is_listed=projection.is_listed,
            language=language,
            title=without_control_characters(one.title)[:500],
            sort_key=sort_key(without_control_characters(one.sort_key or one.title), language)[:SORT_KEY_LENGTH],
            url=one.url,
            item=json_without_control_characters(one.item).replace(LAST_MODIFIED, moment),
            full=json_without_control_characters(one.full).replace(LAST_MODIFIED, moment),
            search_text=without_control_characters(one.search_text),
            state=one.state.value,
        )
        for language, one in projection.documents.items()
    ]


def withdraw(kind: str, uuid: UUID, *, erase: bool = False) -> bool:
    """Leaves only a tombstone: id, name and moment; `erase` empties the name too. True when something changed."""
    return bool(withdraw_all([(kind, uuid)], erase=erase))


def withdraw_all(keys: Iterable[Key], *, erase: bool = False) -> set[Key]:
    """Leaves only tombstones of records. Returns the keys of what changed."""
    with transaction.atomic():
        found = stored_records(keys)
        changed = {key: one for key, one in found.items() if not one.withdrawn_at or (erase and one.name)}
        if changed:
            forget_children(list(changed.values()))
            index.remove(document.pk for one in changed.values() for document in one.documents.all())
            for model in (PublishedDocument, PublishedFacet):
                model._default_manager.filter(record__in=[one.pk for one in changed.values()]).delete()
        for record in changed.values():
            record.withdrawn_at = record.modified_at = timezone.now().replace(microsecond=0)
            record.digest, record.expires_at = "", None
            record.name = "" if erase else record.name
        if changed:
            PublishedRecord.objects.bulk_update(list(changed.values()), list(OF_A_RECORD))
    return set(changed)


def forget_tombstones() -> int:
    """Removes tombstones after 12 months; the number of them."""
    old = PublishedRecord.objects.filter(withdrawn_at__lt=timezone.now() - TOMBSTONES_LAST)
    return old.delete()[0]
