"""What hooks return: frozen data, without models."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.urls import URLPattern, URLResolver
from wagtail_localize.machine_translators.base import BaseMachineTranslator

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise
    from rest_framework.views import APIView
    from wagtail.blocks import Block

    from cms.published.models import PublishedDocument
    from cms.published.projection import Projection


@dataclass(frozen=True)
class ApiEndpoint:
    """A resource at /api/v1/<plugin>/<path>; `path` is a Django route such as `dates/<uuid:uuid>`, or ""."""

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
    `project_many(uuids)` may give several by UUID, in fewer queries; those that are not public are left out.

    A kind with a `template` is served at its documents' addresses, rendered from their JSON. `context(document, request)`
    gives what the template needs beside it. A kind that `reads_window` is made with others' documents, and projected after them.
    Records of a kind that is `searched` are found by the search of the whole site.
    """

    name: str
    label: "str | _StrPromise"
    sources: Callable[[], Iterable[UUID]]
    project: "Callable[[UUID], Projection | None]"
    project_many: "Callable[[Sequence[UUID]], Mapping[UUID, Projection]] | None" = None
    template: str = ""
    context: "Callable[[PublishedDocument, HttpRequest], dict[str, Any]] | None" = None
    reads_window: bool = False
    searched: bool = False

    @classmethod
    def of_many(
        cls,
        name: str,
        label: "str | _StrPromise",
        sources: Callable[[], Iterable[UUID]],
        project_many: "Callable[[Sequence[UUID]], Mapping[UUID, Projection]]",
        **page: Any,
    ) -> "PublishedKind":
        """A kind that projects in batches, one record as a batch of one."""
        return cls(name, label, sources, lambda uuid: project_many([uuid]).get(uuid), project_many, **page)

    def projections(self, uuids: Sequence[UUID]) -> "Mapping[UUID, Projection]":
        if self.project_many:
            return self.project_many(uuids)
        return {uuid: one for uuid in uuids if (one := self.project(uuid))}

    def with_records_of(self, others: "Sequence[PublishedSource]") -> "PublishedKind":
        """The same kind with what other plugins add to it. What is its own comes first."""

        def sources() -> Iterator[UUID]:
            return chain(self.sources(), *(one.sources() for one in others))

        def project_many(uuids: "Sequence[UUID]") -> "Mapping[UUID, Projection]":
            found = dict(self.projections(uuids))
            for one in others:
                if left := [uuid for uuid in uuids if uuid not in found]:
                    found |= one.project_many(left)
            return found

        def project(uuid: UUID) -> "Projection | None":
            return project_many([uuid]).get(uuid)

        return replace(self, sources=sources, project=project, project_many=project_many) if others else self


@dataclass(frozen=True)
class PublishedSource:
    """More records of a kind that another plugin publishes; where that plugin is off they are not published.

    `sources` and `project_many` as of PublishedKind. The JSON has the shape that the other plugin's readers rely on.
    """

    kind: str
    sources: Callable[[], Iterable[UUID]]
    project_many: "Callable[[Sequence[UUID]], Mapping[UUID, Projection]]"


@dataclass(frozen=True)
class HeadLink:
    """A `<link>` in the head of records' pages: `attributes(document, request)` gives what stands in it, or None for no link."""

    attributes: "Callable[[PublishedDocument, HttpRequest], Mapping[str, str] | None]"
    kinds: Sequence[str] = ()  # all of them if none is named


@dataclass(frozen=True)
class RecordSection:
    """A part at the end of records' pages: `context(document, request)` gives what its template needs, or None for no part."""

    template: str
    context: "Callable[[PublishedDocument, HttpRequest], dict[str, Any] | None]"
    kinds: Sequence[str] = ()  # all of them if none is named


@dataclass(frozen=True)
class TodoLine:
    """Something that waits for an editor: how many, and where they are listed."""

    text: "str | _StrPromise"
    url: str
    number: int


@dataclass(frozen=True)
class TodoItem:
    """Lines on the start page of the admin, by who looks at it: `lines(request)` leaves out what its user may not do."""

    lines: "Callable[[HttpRequest], Iterable[TodoLine]]"


@dataclass(frozen=True)
class Job:
    """Something that has to happen again and again; the worker starts `run` when `every` has passed since the last start.

    It may run late, twice, or on two nodes at once.
    """

    name: str
    every: timedelta
    run: Callable[[], None]


@dataclass(frozen=True)
class ReportFigure:
    """A number for the funder's report: `count(first, last)` of a period, both days included."""

    name: str
    label: "str | _StrPromise"
    count: Callable[[date, date], int]


@dataclass(frozen=True)
class EmbedWidget:
    """A frame for partners' sites at /embed/v1/<language>/<plugin>_<name>/, served by the plugin `embeds`.

    `context(request)` gives what its template needs, or None when there is nothing to show.
    """

    name: str
    label: "str | _StrPromise"
    template: str
    context: "Callable[[HttpRequest], dict[str, Any] | None]"


def nothing(*_arguments: Any) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class DemoContent:
    """What `make demo` shows of a plugin. `jobs(identity)` gives one function a record, each of which may run twice.

    `identity(kind, key)` is the public id of a record of the demo, such as ("organization", "vhs-pellenz"). `translated()` gives
    the German rows that are translated, `translations` is a folder of PO files, `fr.po`, from German text to translation.
    `when_published(identity)` gives functions as `jobs` does, for what refers to published documents.
    """

    jobs: "Callable[[Callable[[str, str], UUID]], Iterable[Callable[[], object]]]" = nothing
    translated: Callable[[], Iterable[Any]] = tuple
    translations: Path | None = None
    when_published: "Callable[[Callable[[str, str], UUID]], Iterable[Callable[[], object]]]" = nothing


@dataclass(frozen=True)
class ImportSource:
    """What an importer reads: `open()` gives the bytes of a file; an importer that fetches its data has none."""

    name: str = ""
    open: Callable[[], IO[bytes]] | None = None


@dataclass(frozen=True)
class ImportedRecord:
    """A record of HSDS in German: `values` by the names of HSDS; `place` is where it stands in the source, such as "line 7".

    `id` is this site's, where the source knows it; else records are the same when their kind and name are.
    """

    kind: str
    values: Mapping[str, Any]
    place: str
    id: "UUID | None" = None


class DirectoryImporter(ABC):
    """Reads records from elsewhere and writes nothing. `accepts` are endings of files, such as ".csv"; () without a file.

    `read` raises ValueError, with the place, for a source that makes no sense.
    """

    name: ClassVar[str]
    label: "ClassVar[str | _StrPromise]"
    accepts: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def read(self, source: ImportSource) -> Iterator[ImportedRecord]: ...


SUBCLASSES_OF_HOOK: dict[str, type] = {"directory_importers": DirectoryImporter, "machine_translators": BaseMachineTranslator}
OF_HOOK: dict[str, type | tuple[type, ...]] = {
    "api_endpoints": ApiEndpoint,
    "page_blocks": PageBlock,
    "public_urls": (URLPattern, URLResolver),
    "root_urls": (URLPattern, URLResolver),
    "published_kinds": PublishedKind,
    "published_sources": PublishedSource,
    "head_links": HeadLink,
    "record_sections": RecordSection,
    "todo_items": TodoItem,
    "timetable": Job,
    "report_figures": ReportFigure,
    "embed_widgets": EmbedWidget,
    "demo_content": DemoContent,
}


def fits(hook: str, one: object) -> bool:
    """Whether a hook may contribute it."""
    if hook in SUBCLASSES_OF_HOOK:
        return isinstance(one, type) and issubclass(one, SUBCLASSES_OF_HOOK[hook])
    return isinstance(one, OF_HOOK[hook])
