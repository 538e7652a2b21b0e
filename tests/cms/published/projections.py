"""A small projection, with whatever a test wants to be different."""

from typing import Any
from uuid import UUID

from cms.published.projection import LAST_MODIFIED, Document, Projection

BENCH = UUID("00000000-0000-4000-8000-000000000001")


def document(title: str = "Bank am Fluss", **values: Any) -> Document:
    ready = {"item": f'{{"name": "{title}"}}', "full": f'{{"name": "{title}", "last_modified": "{LAST_MODIFIED}"}}'}
    return Document(title=title, **{**ready, "search_text": title, **values})


def projection(uuid: UUID = BENCH, **values: Any) -> Projection:
    documents = {"de": document(), "en": document("Bench by the river")}
    return Projection(**{"kind": "bench", "uuid": uuid, "name": "Bank am Fluss", "documents": documents, **values})
