"""OpenAPI 3.1 of the API, made from the views, their parameters and the HSDS shapes."""

from typing import Any, TypeAlias

import msgspec
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from api.calendar import MEDIA_TYPE as CALENDAR
from api.content.block_schema import block_schemas, name_of
from api.content.shapes import ContentRecord, Site
from api.errors import MEDIA_TYPE
from api.lists.formats import FORMATS
from api.parameters.content import FEEDS
from api.resources import RESOURCES, Resource
from api.shapes import SearchPage

Json: TypeAlias = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"
PAGE: Json = {
    "type": "object",
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"],
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("total_items", "total_pages", "page_number", "size")},
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
    },
}
PROBLEM: Json = {
    "type": "object",
    "description": "Problem document, RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}}},
        },
    },
}
KEY: Json = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "`Api-Key …`, for programs that ask more often than others may. Everything can be read without.",
}
STEP = name_of("step")
TOMBSTONE: Json = {
    "type": "object",
    "description": "What remains of a withdrawn record for 12 months.",
    "required": ["id", "name", "status", "last_modified"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "description": {"type": "string", "const": ""},
        "status": {"type": "string", "const": "inactive"},
        "last_modified": {"type": "string", "format": "date-time"},
    },
}


def shapes(reference: str = REFERENCE) -> dict[str, Json]:
    """JSON schemas of all HSDS shapes by name, without null: what has no value is left out."""
    served = {shape for resource in RESOURCES for shape in (*resource.in_lists, resource.record)} | {Site, SearchPage}
    _tops, found = msgspec.json.schema_components(served, ref_template=reference)
    return with_blocks({name: without_null(found[name]) for name in sorted(found)}, reference)


def with_blocks(found: dict[str, Json], reference: str) -> dict[str, Json]:
    """Schemas in which the bodies of pages are made of the blocks that there are."""
    blocks = block_schemas(reference)
    in_bodies = [{"$ref": reference.format(name=name)} for name in blocks if name != STEP]
    fields = found[ContentRecord.__name__]["properties"]
    fields["body"]["items"] = {"anyOf": in_bodies}
    fields["steps"]["items"] = {"$ref": reference.format(name=STEP)}
    return found | blocks


def without_null(schema: Any) -> Any:
    if isinstance(schema, list):
        return [without_null(one) for one in schema if one != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {key: without_null(value) for key, value in schema.items() if (key, value) != ("default", None)}
    choices = kept.pop("anyOf", [])
    return kept | (choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {})


def refer(name: str) -> Json:
    return {"$ref": REFERENCE.format(name=name)}


def list_of(shapes: list[str]) -> Json:
    item = {"anyOf": [refer(one) for one in shapes]} if len(shapes) > 1 else refer(shapes[0])
    contents = {"type": "object", "required": ["contents"], "properties": {"contents": {"type": "array", "items": item}}}
    return {"allOf": [refer("Page"), contents]}


class ResourceSchema(AutoSchema):
    """Describes the views of this API by what they declare: parameters, operation_id, tag, resource."""

    view: Any  # a PublicView

    def get_operation_id(self) -> str:
        return self.view.operation_id

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_override_parameters(self) -> list[Any]:
        has_id = self.path.endswith("{id}")
        path = [OpenApiParameter("id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)] if has_id else []
        return [*path, self.view.parameters]

    def get_response_serializers(self) -> Any:
        problems = {(code, MEDIA_TYPE): refer("Problem") for code in (400, 401, 404, 429)}
        redirect = {302: OpenApiResponse(description=self.view.leads_on)} if self.view.leads_on else {}
        return {(200, "application/json"): self.answer(), **self.streams(), **redirect, **problems}

    def streams(self) -> dict[tuple[int, str], Json]:
        """Lists come in other formats, too; HSDS leaves open how, so they are told as text."""
        if not self.resource() or self.is_detail():
            return {(200, CALENDAR): {"type": "string"}} if "format" in self.view.parameters().fields else {}
        choices = self.view.parameters().fields["format"].choices
        types = {name: one.media_type for name, one in FORMATS.items()} | FEEDS
        told: dict[tuple[int, str], Json] = {(200, types[name]): {"type": "string"} for name in choices if name in types}
        return told | {(503, MEDIA_TYPE): refer("Problem")}

    def answer(self) -> Json:
        resource = self.resource()
        if not resource:
            return refer(self.view.shape.__name__) if self.view.shape else {"type": "object"}
        if self.is_detail():
            return {"anyOf": [refer(resource.record.__name__), refer("Tombstone")]}
        shapes = dict.fromkeys(shape.__name__ for shape in resource.in_lists)
        return list_of([*shapes, *(["Tombstone"] if resource.lists_tombstones else [])])

    def resource(self) -> Resource | None:
        return getattr(self.view, "resource", None)

    def is_detail(self) -> bool:
        return bool(self.view.is_single)


class HsdsSchemaGenerator(SchemaGenerator):
    """Adds the HSDS shapes to what drf-spectacular finds."""

    def get_schema(self, request: Any = None, public: bool = False) -> Json:
        document = super().get_schema(request=request, public=public)
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        document["components"]["securitySchemes"] = {"key": KEY}
        document["security"] = [{}, {"key": []}]  # nobody needs one
        schemas.update(shapes() | {"Page": PAGE, "Problem": PROBLEM, "Tombstone": TOMBSTONE})
        return document
