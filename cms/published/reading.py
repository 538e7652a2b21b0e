"""Documents as they are read: their JSON now, with paths instead of whole addresses."""

from __future__ import annotations

from typing import Any

import msgspec

from cms.published.addresses import path_in
from cms.published.ended_parts import as_of_now
from cms.published.models import PublishedDocument


def content_of(document: PublishedDocument) -> dict[str, Any]:
    """What a document says now, decoded once. Readers stay on the host they came to: addresses of this site are paths."""
    if document.content is None:
        (text,) = as_of_now([(document.full, document.changes_at)])
        document.content = on_any_host(msgspec.json.decode(text))
    content: dict[str, Any] = document.content
    return content


def on_any_host(value: Any) -> Any:
    """JSON in which each address of this site is a path."""
    if isinstance(value, str):
        return path_in(value)
    if isinstance(value, list):
        return [on_any_host(one) for one in value]
    if isinstance(value, dict):
        return {name: on_any_host(one) for name, one in value.items()}
    return value
