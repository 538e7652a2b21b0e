"""Lists and single records of one kind, straight from the published window."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.fields import is_uuid
from api.lists.formats import FORMATS
from api.lists.geojson import features
from api.lists.pagination import Page
from api.lists.streaming import Stream, chunks_of
from api.lists.tombstones import Tombstone, tombstone_json, tombstones
from api.open_state import with_open_state
from api.parameters.base import TABLES, ListParameters
from api.resources import Resource
from api.shapes import MinimalService, at_distance, shortened
from api.views.public import PublicView
from cms.middleware import hold_until, next_minute
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet, PublishedRecord
from cms.published.reading import as_of_now
from cms.search.finding import find
from directory.filters.values import NOW


class RecordView(PublicView):
    """Set up with a row of the table of resources."""

    resource: Resource = None  # type: ignore[assignment]  # each address gives its own

    def documents(self) -> PublishedDocumentQuerySet:
        return PublishedDocument.objects.current_of(self.resource.kinds, self.language)

    def with_state(self, text: str) -> str:
        """JSON of a record which tells whether it is open, where it has hours."""
        if not self.resource.has_hours:
            return text
        text, moment = with_open_state(text, self.language, self.asked.get("x_open_at"))
        hold_until(self.request._request, moment)
        return text

    def tombstone(self, tombstone: Tombstone) -> str:
        return tombstone_json(tombstone, with_description=self.resource.described, with_name=self.resource.named)


class RecordList(RecordView):
    """A page of records in stable order: by name, then by id; tombstones of withdrawn records come last."""

    parameters: type[ListParameters] = ListParameters

    def get(self, request: Request) -> HttpResponseBase:
        found = self.living()
        living = self.parameters.narrow(found, self.asked)
        if request.query_params.get("x_open_at") == NOW:
            hold_until(request._request, next_minute())
        withdrawn = self.withdrawn()
        if self.asked["format"] != "json":
            return self.stream(living.in_order(), withdrawn)
        alive = living.count()
        page = Page(self.asked["page"], self.asked["per_page"], alive + (withdrawn.count() if withdrawn is not None else 0))
        items = self.items(living.page(page.start, page.stop)) if page.start < alive else []
        if withdrawn is not None and page.stop > alive:
            items += self.tombstones(withdrawn, max(page.start - alive, 0), page.stop - alive)
        response = self.answer(page.around(items, self.parameters.beside(found, self.asked)))
        response.headers["Link"] = page.links(request.path, request.query_params)
        return response

    def stream(
        self, living: PublishedDocumentQuerySet, withdrawn: QuerySet[PublishedRecord, Tombstone] | None
    ) -> StreamingHttpResponse:
        """The same without pages. What is changed meanwhile is as it is when its turn comes, or no longer in it."""
        name = self.asked["format"]
        written, made = FORMATS[name], self.features if name == "geojson" else self.items
        keys = living.values_list("pk", flat=True)
        rest = map(self.tombstone, withdrawn.iterator()) if withdrawn is not None and name == "ndjson" else ()
        chunks = chunks_of(keys, lambda some: made(living.filter(pk__in=some)), rest)
        response = StreamingHttpResponse(Stream(written.write(chunks, self.resource.columns)), content_type=written.media_type)
        if name in TABLES:
            response.headers["Content-Disposition"] = f'attachment; filename="{self.resource.path}.{name}"'
        return self.described(response)

    def items(self, documents: PublishedDocumentQuerySet) -> list[str]:
        """JSON texts of a page."""
        return [text for _record, _uuid, text in self.rows(documents)]

    def features(self, documents: PublishedDocumentQuerySet) -> list[str]:
        """The same as features of GeoJSON."""
        return features(self.rows(documents))

    def rows(self, documents: PublishedDocumentQuerySet) -> list[tuple[int, UUID, str]]:
        """Record, id and JSON text as it is asked for."""
        rows = list(documents.values_list("record_id", "uuid", self.column, "changes_at", *self.distance))
        items = as_of_now((text, moment) for _record, _uuid, text, moment, *_rest in rows)
        if self.asked.get("minimal"):
            items = [shortened(MinimalService, item) for item in items]
        elif self.asked["format"] == "json":
            items = [self.with_state(item) for item in items]
        return [(row[0], row[1], at_distance(item, *row[4:])) for item, row in zip(items, rows, strict=True)]

    @property
    def distance(self) -> list[str]:
        return ["haversine"] if "x_near" in self.asked else []

    @property
    def column(self) -> str:
        return "full" if self.asked.get("full") or self.asked["format"] in TABLES else "item"

    def living(self) -> PublishedDocumentQuerySet:
        """What the search finds. Who asks for changes learns of those, too, that left the lists."""
        documents = self.documents() if "modified_after" in self.asked else self.documents().listed()
        text = self.asked.get("search", "")
        return find(text, self.language, self.resource.kinds).among(documents) if text else documents

    def withdrawn(self) -> QuerySet[PublishedRecord, Tombstone] | None:
        """Tombstones that belong into this list. They have neither words nor facets: no other filter finds them."""
        narrows = self.parameters.narrows(self.asked)
        if not self.resource.lists_tombstones or narrows or "modified_after" not in self.asked:
            return None
        return tombstones(self.resource.kinds).filter(modified_at__gte=self.asked["modified_after"])

    def tombstones(self, withdrawn: QuerySet[PublishedRecord, Tombstone], start: int, stop: int) -> Iterator[str]:
        return (self.tombstone(one) for one in withdrawn[start:stop])


class RecordDetail(RecordView):
    """One record by its UUID, or what remains of it."""

    is_single = True

    def get(self, request: Request, id: str) -> HttpResponse:
        uuid = uuid_of(id)
        return self.answer(self.whole(uuid) or self.remains(uuid))

    def whole(self, uuid: UUID) -> str | None:
        found = self.published(uuid)
        return self.with_state(found) if found else None

    def published(self, uuid: UUID) -> str | None:
        """As the window has it today."""
        return next(iter(as_of_now(self.documents().of(uuid).values_list("full", "changes_at")[:1])), None)

    def remains(self, uuid: UUID) -> str:
        tombstone = tombstones(self.resource.kinds).filter(uuid=uuid).first()
        if not tombstone:
            raise Http404("There is no such record.")
        return self.tombstone(tombstone)


def uuid_of(id: str) -> UUID:
    if not is_uuid(id):
        raise Http404("The id of a record is a UUID.")
    return UUID(id)
