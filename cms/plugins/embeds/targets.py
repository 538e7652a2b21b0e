"""What an address of this site shows when it is embedded."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit
from uuid import UUID

from cms.languages import language_in
from cms.plugins.embeds.counting import PARTNER
from cms.published.addresses import absolute, path_in
from cms.published.models import PublishedDocument
from directory.filters.filters import BY_NAME
from site_pages.addresses.pages import document_at

LONGEST = 2000  # characters of an address
FINDER = "finder"
HEIGHTS = {"service": 320, FINDER: 640}
OTHER_HEIGHT = 200
Asked = list[tuple[str, str]]
ASKED = frozenset({*BY_NAME, "q", "limit"})


@dataclass(frozen=True)
class Target:
    """`page` and `frame` are paths; `height` in pixels, as long as the frame has not told its own."""

    page: str
    frame: str
    title: str
    height: int
    kind: str
    uuid: UUID


def target_of(address: str) -> Target | None:
    """Of an address that somebody pasted; None for what is elsewhere or not public. One query."""
    path = path_in(address)
    if len(address) > LONGEST or path == address or path.startswith("//"):
        return None
    parts = urlsplit(path)
    language = language_in(parts.path)
    document = document_at(unquote(parts.path), language) if language else None
    return target(document, parts.query) if document else None


def target(document: PublishedDocument, query: str = "") -> Target:
    asked = parse_qsl(query)
    partner = [(name, value) for name, value in asked if name == PARTNER]
    filters = [(name, value) for name, value in asked if name in ASKED] if document.kind == FINDER else []
    what = "list" if document.kind == FINDER else f"{document.kind}/{document.uuid}"
    frame = with_query(f"/embed/v1/{document.language}/{what}/", filters + partner)
    page = with_query(document.url, filters)
    return Target(page, frame, document.title, HEIGHTS.get(document.kind, OTHER_HEIGHT), document.kind, document.uuid)


def with_query(path: str, asked: Asked) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def endpoint_for(document: PublishedDocument, query: str = "") -> str:
    """The whole address that answers by oEmbed for a page."""
    page = absolute(target(document, query).page)
    return absolute(f"/oembed?{urlencode({'url': page, 'format': 'json'})}")
