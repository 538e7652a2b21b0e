"""What OpenAPI says of blocks."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from wagtail import blocks

from api.content.block_schema import block_schemas, name_of, value_schema
from site_pages.blocks import GuideStepsBlock, PageBodyBlock

PICTURE = {"$ref": "#/components/schemas/Picture"}
EVERY_TYPE = [*PageBodyBlock().child_blocks, *GuideStepsBlock().child_blocks]


@pytest.mark.parametrize("kind", EVERY_TYPE)
def test_openapi_knows_every_block(api_client: Client, kind: str) -> None:
    schemas = api_client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    schema = schemas[name_of(kind)]
    assert schema["properties"]["type"]["const"] == kind
    Draft202012Validator.check_schema(schema)


def test_body_is_made_of_the_blocks_that_there_are(api_client: Client) -> None:
    fields = api_client.get("/api/v1/openapi.json").json()["components"]["schemas"]["ContentRecord"]["properties"]
    known = [one["$ref"].rpartition("/")[2] for one in fields["body"]["items"]["anyOf"]]
    assert known == [name_of(kind) for kind in PageBodyBlock().child_blocks]
    assert fields["steps"]["items"] == {"$ref": "#/components/schemas/StepBlock"}


def test_callout_is_told_with_its_fields() -> None:
    value = block_schemas("#/components/schemas/{name}")["CalloutBlock"]["properties"]["value"]
    html = {"type": "string", "contentMediaType": "text/html"}
    assert value == {"type": "object", "properties": {"kind": {"type": "string"}, "title": {"type": "string"}, "text": html}}


class OfAPlugin(blocks.StaticBlock):
    json_schema = {"type": "array", "items": {"type": "integer"}}


@pytest.mark.parametrize(
    "block, schema",
    [
        (blocks.BooleanBlock(), {"type": "boolean"}),
        (blocks.FloatBlock(), {"type": "number"}),
        (blocks.DateBlock(), {"type": "string", "format": "date"}),
        (blocks.StaticBlock(), {}),
        (OfAPlugin(), {"type": "array", "items": {"type": "integer"}}),
        (blocks.ListBlock(blocks.CharBlock()), {"type": "array", "items": {"type": "string"}}),
    ],
)
def test_blocks_of_plugins_are_told_by_what_they_are_made_of(block: blocks.Block, schema: dict[str, Any]) -> None:
    assert value_schema(block, PICTURE) == schema


def test_stream_inside_a_block_is_told_by_its_blocks() -> None:
    inside = value_schema(blocks.StreamBlock([("one", blocks.CharBlock())]), PICTURE)
    assert [one["properties"]["type"] for one in inside["items"]["anyOf"]] == [{"type": "string", "const": "one"}]
