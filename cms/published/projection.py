"""What a kind's `project` function returns: one record as the public may see it, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

LAST_MODIFIED = "\ue000last-modified\ue000"  # stands in ready JSON until the window knows the moment


class TranslationState(StrEnum):
    """How far the words of a document are in its language; the worst state of its texts counts."""

    SOURCE = "source"
    TRANSLATED = "translated"
    MACHINE = "machine"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True)
class Document:
    """A record in one language. `item` and `full` are ready JSON; `url` is a path of this site, or empty."""

    title: str
    item: str
    full: str
    url: str = ""
    search_text: str = ""
    sort_key: str = ""
    state: TranslationState = TranslationState.SOURCE


@dataclass(frozen=True)
class Projection:
    """A record in all languages, with what it can be filtered by.

    `facets` are (name, value) pairs such as ("place", "071375002501"). Ready JSON says LAST_MODIFIED where the
    moment of the last change belongs: the window moves it whenever anything inside has changed. From `expires_at`
    on nobody sees the record.
    """

    kind: str
    uuid: UUID
    name: str
    documents: Mapping[str, Document]
    facets: frozenset[tuple[str, str]] = frozenset()
    expires_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def digest(self) -> str:
        """Fingerprint of the whole content; two equal projections have the same."""
        content = (self.name, sorted(self.documents.items()), sorted(self.facets), self.expires_at, self.latitude, self.longitude)
        return sha256(repr(content).encode()).hexdigest()
