"""Benches in the published window."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.languages import CODES
from cms.published.projecting import project
from cms.published.projection import LAST_MODIFIED, Document, Projection
from sample_plugin.models import Bench

KIND = "bench"


def public_benches() -> Iterable[UUID]:
    return Bench.objects.filter(hidden=False).values_list("uuid", flat=True)


def project_bench(uuid: UUID) -> Projection | None:
    bench = Bench.objects.filter(uuid=uuid, hidden=False).first()
    if bench is None:
        return None
    return Projection(
        kind=KIND,
        uuid=uuid,
        name=bench.name,
        documents={language: document(bench, language) for language in CODES},
        facets=frozenset({("place", bench.place)} if bench.place else ()),
        expires_at=bench.closes_at,
    )


def project_benches(uuids: Sequence[UUID]) -> dict[UUID, Projection]:
    """For a kind of another plugin: where each is an excursion to it."""
    found = {uuid: project_bench(uuid) for uuid in uuids}
    return {uuid: replace(one, kind="excursion") for uuid, one in found.items() if one}


def document(bench: Bench, language: str) -> Document:
    words = {"id": str(bench.uuid), "name": bench.name, "language": language, "last_modified": LAST_MODIFIED}
    return Document(
        title=bench.name,
        item=json.dumps({"id": words["id"], "name": bench.name}, ensure_ascii=False),
        full=json.dumps(words, ensure_ascii=False),
        url=f"/{language}/sample_plugin/{bench.uuid}/",
        search_text=bench.name,
    )


@receiver([post_save, post_delete], sender=Bench)
def project_changed_bench(instance: Bench, **kwargs: Any) -> None:
    project([(KIND, instance.uuid)])
