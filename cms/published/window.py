"""Writes the published window. Publishing code of directory, pages and plugins calls this, nobody else."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord
from cms.published.projection import LAST_MODIFIED, Projection

TOMBSTONES_LAST = timedelta(days=365)
SORT_KEY_LENGTH = 500


def write(projection: Projection) -> bool:
    """Stores a projection unless it is there already. True when something changed; the caller raises the stamp."""
    with transaction.atomic():
        record = PublishedRecord.objects.filter(kind=projection.kind, uuid=projection.uuid).first()
        if record and is_current(record, projection):
            return False
        record = save_record(record or PublishedRecord(kind=projection.kind, uuid=projection.uuid), projection)
        save_facets(record, projection)
        save_documents(record, projection)
    return True


def is_current(record: PublishedRecord, projection: Projection) -> bool:
    """Whether the window holds exactly this projection, compared to the last byte."""
    if record.withdrawn_at or record.digest != projection.digest:
        return False
    stored = {document.language: document for document in record.documents.all()}
    wanted = {document.language: document for document in documents_of(record, projection)}
    return contents(stored) == contents(wanted) and set(record.facets.values_list("name", "value")) == projection.facets


def contents(documents: dict[str, PublishedDocument]) -> dict[str, tuple[str, ...]]:
    return {
        language: (one.title, one.sort_key, one.url, one.item, one.full, one.search_text, one.state)
        for language, one in documents.items()
    }


def save_record(record: PublishedRecord, projection: Projection) -> PublishedRecord:
    if record.withdrawn_at or record.digest != projection.digest:
        record.modified_at = timezone.now().replace(microsecond=0)
    record.name, record.digest, record.withdrawn_at = projection.name[:500], projection.digest, None
    record.expires_at, record.latitude, record.longitude = projection.expires_at, projection.latitude, projection.longitude
    record.save()
    return record


def save_facets(record: PublishedRecord, projection: Projection) -> None:
    stored = {(facet.name, facet.value): facet.pk for facet in record.facets.all()}
    gone = [pk for pair, pk in stored.items() if pair not in projection.facets]
    new = [PublishedFacet(record=record, name=name, value=value) for name, value in projection.facets - stored.keys()]
    if gone:
        PublishedFacet.objects.filter(pk__in=gone).delete()
    PublishedFacet.objects.bulk_create(new)


def save_documents(record: PublishedRecord, projection: Projection) -> None:
    record.documents.exclude(language__in=projection.documents).delete()
    PublishedDocument.objects.bulk_create(
        documents_of(record, projection),
        update_conflicts=True,
        unique_fields=["record", "language"],
        update_fields=["title", "sort_key", "url", "item", "full", "search_text", "state"],
    )


def documents_of(record: PublishedRecord, projection: Projection) -> list[PublishedDocument]:
    moment = record.modified_at.isoformat().replace("+00:00", "Z")
    return [
        PublishedDocument(
            record=record,
            language=language,
            title=one.title[:500],
            sort_key=(one.sort_key or one.title).casefold()[:SORT_KEY_LENGTH],
            url=one.url,
            item=one.item.replace(LAST_MODIFIED, moment),
            full=one.full.replace(LAST_MODIFIED, moment),
            search_text=one.search_text.casefold(),
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
        record.withdrawn_at = record.modified_at = timezone.now().replace(microsecond=0)
        record.digest, record.latitude, record.longitude, record.expires_at = "", None, None, None
        record.name = "" if erase else record.name
        record.save()
    return True


def forget_tombstones() -> int:
    """Removes tombstones after 12 months; the number of them."""
    old = PublishedRecord.objects.filter(withdrawn_at__lt=timezone.now() - TOMBSTONES_LAST)
    return old.delete()[0]
