"""JSON schemas of blocks: what `body` and `steps` of a page hold, those of plugins included.

They follow site_pages.publishing.block_json, which writes the values.
"""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from site_pages.templatetags.blocks import block_types

Json = dict[str, Any]
LINK: Json = {
    "type": "object",
    "required": ["id", "url"],
    "properties": {"id": {"type": "string", "format": "uuid"}, "url": {"type": "string", "format": "uri"}},
}
LANGUAGE: Json = {"type": "string", "description": "Where it is not that of what it stands in."}
LIST: Json = {"type": "string", "format": "uri", "description": "The address of this API that gives the services."}
LEAVES: tuple[tuple[type[blocks.Block], Json], ...] = (
    (blocks.RichTextBlock, {"type": "string", "contentMediaType": "text/html"}),
    (blocks.PageChooserBlock, LINK),
    (blocks.URLBlock, {"type": "string", "format": "uri"}),
    (blocks.EmailBlock, {"type": "string", "format": "email"}),
    (blocks.BooleanBlock, {"type": "boolean"}),
    (blocks.IntegerBlock, {"type": "integer"}),
    (blocks.FloatBlock, {"type": "number"}),
    (blocks.DateBlock, {"type": "string", "format": "date"}),
    (blocks.FieldBlock, {"type": "string"}),
)


def block_schemas(reference: str) -> dict[str, Json]:
    """By name, such as HeadingBlock: {id, type, value, lang} of each type of block. `reference` is where Picture stands."""
    picture = {"$ref": reference.format(name="Picture")}
    return {name_of(kind): block_schema(kind, block, picture) for kind, block in block_types().items()}


def name_of(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("_")) + "Block"


def block_schema(kind: str, block: blocks.Block, picture: Json) -> Json:
    value = value_schema(block, picture)
    if kind == "services":
        value = value | {"properties": value["properties"] | {"list": LIST}}
    properties = {"id": {"type": "string"}, "type": {"type": "string", "const": kind}, "value": value, "lang": LANGUAGE}
    return {"type": "object", "required": ["type", "value"], "properties": properties}


def value_schema(block: blocks.Block, picture: Json) -> Json:
    """The schema of a value; a block that represents itself in its own way says its own `json_schema`, or may be anything."""
    if own := getattr(block, "json_schema", None):
        return dict(own)
    if isinstance(block, ImageBlock | ImageChooserBlock):
        return picture
    if isinstance(block, blocks.StructBlock):
        return {"type": "object", "properties": {name: value_schema(one, picture) for name, one in block.child_blocks.items()}}
    if isinstance(block, blocks.ListBlock):
        return {"type": "array", "items": item_schema(block.child_block, picture)}
    if isinstance(block, blocks.StreamBlock):
        inside = [block_schema(kind, one, picture) for kind, one in block.child_blocks.items()]
        return {"type": "array", "items": {"anyOf": inside}}
    return next((schema for kind, schema in LEAVES if isinstance(block, kind)), {})


def item_schema(block: blocks.Block, picture: Json) -> Json:
    """An item that is an object says its language by itself."""
    schema = value_schema(block, picture)
    is_object = isinstance(block, blocks.StructBlock) and "properties" in schema
    return schema | {"properties": schema["properties"] | {"lang": LANGUAGE}} if is_object else schema
