"""What hooks return: frozen data, without models."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise
    from rest_framework.views import APIView
    from wagtail.blocks import Block

    from cms.published.projection import Projection


@dataclass(frozen=True)
class ApiEndpoint:
    """A resource at /api/v1/<plugin>/<path>; `path` is a Django route such as `dates/<uuid:uuid>`."""

    path: str
    view: "type[APIView]"
    name: str


@dataclass(frozen=True)
class PageBlock:
    """A block that editors find in every page body."""

    name: str
    block: "Block"


@dataclass(frozen=True)
class PublishedKind:
    """A kind of record in the published window.

    `sources()` yields the UUIDs of all records that are public now; `project(uuid)` gives a record's projection in
    all languages, or None when it is not public. Both read the editing tables; nobody else does for the public.
    """

    name: str
    label: "str | _StrPromise"
    sources: Callable[[], Iterable[UUID]]
    project: "Callable[[UUID], Projection | None]"
