"""Writes the published window. Publishing code of directory, pages and plugins calls this, nobody else."""

from dataclasses import asdict, fields
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.control_characters import json_without_control_characters, without_control_characters
from cms.published.collation import sort_key
from cms.published.models import (
    PublishedClosing,
    PublishedDocument,
    PublishedFacet,
    PublishedOpening,
    PublishedPoint,
    PublishedRecord,
)
from cms.published.projection import LAST_MODIFIED, ClosedDays, OpeningHours, Projection

TOMBSTONES_LAST = timedelta(days=365)
SORT_KEY_LENGTH = 500


def write(projection: Projection) -> bool:
    """Stores a projection unless it is there already. True when something changed; the caller raises the stamp."""
    with transaction.atomic():
        record = PublishedRecord.objects.filter(kind=projection.kind, uuid=projection.uuid).first()
        if record and is_current(record, projection):
            return False
        if record:
            forget_children(record)
        record = save_record(record or PublishedRecord(kind=projection.kind, uuid=projection.uuid), projection)
        save_facets(record, projection)
        save_children(record, projection)
        save_documents(record, projection)
    return True


def is_current(record: PublishedRecord, projection: Projection) -> bool:
    """Whether the window holds exactly this projection, compared to the last byte."""
    if record.withdrawn_at or record.digest != projection.digest:
        return False
    stored = {document.language: document for document in record.documents.all()}
    wanted = {document.language: document for document in documents_of(record, projection)}
    return contents(stored) == contents(wanted) and found_by(record) == (
        projection.facets,
        projection.points,
        projection.openings,
        projection.closings,
    )


def found_by(record: PublishedRecord) -> tuple[frozenset[object], ...]:
    """What a record is found by, as the window holds it: facets, points, openings, closings."""
    openings = record.openings.values(*(field.name for field in fields(OpeningHours)))
    return (
        frozenset(record.facets.values_list("name", "value")),
        frozenset(record.points.values_list("latitude", "longitude")),
        frozenset(OpeningHours(**one) for one in openings),
        frozenset(ClosedDays(**one) for one in record.closings.values("first", "last")),
    )


def contents(documents: dict[str, PublishedDocument]) -> dict[str, tuple[str, ...]]:
    return {
        language: (
            *(str(fact) for fact in (one.expires_at, one.changes_at, one.is_listed)),
            *(one.title, one.sort_key, one.url, one.item, one.full, one.search_text, one.state),
        )
        for language, one in documents.items()
    }


def save_record(record: PublishedRecord, projection: Projection) -> PublishedRecord:
    if record.withdrawn_at or record.digest != projection.digest:
        record.modified_at = timezone.now().replace(microsecond=0)
    record.name, record.digest, record.withdrawn_at = without_control_characters(projection.name)[:500], projection.digest, None
    record.expires_at = projection.expires_at
    record.save()
    return record


def save_facets(record: PublishedRecord, projection: Projection) -> None:
    stored = {(facet.name, facet.value): facet.pk for facet in record.facets.all()}
    gone = [pk for pair, pk in stored.items() if pair not in projection.facets]
    new = [PublishedFacet(record=record, name=name, value=value) for name, value in projection.facets - stored.keys()]
    if gone:
        PublishedFacet.objects.filter(pk__in=gone).delete()
    PublishedFacet.objects.bulk_create(new)


def save_children(record: PublishedRecord, projection: Projection) -> None:
    """Points, openings and closings; they are few, so a changed record gets them anew."""
    points = [PublishedPoint(record=record, latitude=latitude, longitude=longitude) for latitude, longitude in projection.points]
    PublishedPoint.objects.bulk_create(points)
    PublishedOpening.objects.bulk_create([PublishedOpening(record=record, **asdict(one)) for one in projection.openings])
    PublishedClosing.objects.bulk_create([PublishedClosing(record=record, **asdict(one)) for one in projection.closings])


def forget_children(record: PublishedRecord) -> None:
    for related in (record.points, record.openings, record.closings):
        related.all().delete()


def save_documents(record: PublishedRecord, projection: Projection) -> None:
    record.documents.exclude(language__in=projection.documents).delete()
    PublishedDocument.objects.bulk_create(
        documents_of(record, projection),
        update_conflicts=True,
        unique_fields=["record", "language"],
        update_fields=[
            *("expires_at", "changes_at", "is_listed", "title", "sort_key"),
            *("url", "item", "full", "search_text", "state"),
        ],
    )


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
            search_text=without_control_characters(one.search_text).casefold(),
            state=one.state.value,
        )
        for language, one in projection.documents.items()
    ]


def withdraw(kind: str, uuid: UUID, *, erase: bool = False) -> bool:
    """Leaves only a tombstone: id, name and moment; `erase` empties the name too. True when something changed."""
    with transaction.atomic():
        record = PublishedRecord.objects.filter(kind=kind, uuid=uuid).first()
        if not record or (record.withdrawn_at and not (erase and record.name)):
            return False
        record.documents.all().delete()
        record.facets.all().delete()
        forget_children(record)
        record.withdrawn_at = record.modified_at = timezone.now().replace(microsecond=0)
        record.digest, record.expires_at = "", None
        record.name = "" if erase else record.name
        record.save()
    return True


def forget_tombstones() -> int:
    """Removes tombstones after 12 months; the number of them."""
    old = PublishedRecord.objects.filter(withdrawn_at__lt=timezone.now() - TOMBSTONES_LAST)
    return old.delete()[0]
