"""What remains of withdrawn records for 12 months, so that mirrors learn that they are gone."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from cms.published.models import PublishedRecord
from cms.published.window import TOMBSTONES_LAST

Tombstone: TypeAlias = tuple[UUID, str, datetime]


def tombstones(kinds: Sequence[str]) -> QuerySet[PublishedRecord, Tombstone]:
    """(uuid, name, last change) of withdrawn records, in stable order."""
    oldest = timezone.now() - TOMBSTONES_LAST
    records = PublishedRecord.objects.filter(kind__in=kinds, withdrawn_at__gte=oldest).order_by("name", "uuid")
    return records.values_list("uuid", "name", "modified_at")


def tombstone_json(tombstone: Tombstone, *, with_description: bool = False, with_name: bool = True) -> str:
    """JSON text; `with_description` adds the empty one that HSDS demands of organizations and taxonomies.

    Pages may have been withdrawn since not everybody may read them any more: their names are empty.
    """
    uuid, name, modified_at = tombstone
    moment = modified_at.isoformat().replace("+00:00", "Z")
    document = {"id": str(uuid), "name": name if with_name else "", "status": "inactive", "last_modified": moment}
    return json.dumps(document | ({"description": ""} if with_description else {}))
