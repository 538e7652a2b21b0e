"""Blocks as the database holds them: walked without asking it for what they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


def stored(stream: Any) -> list[dict[str, Any]]:
    """[{type, value, id}] of a stream field, of a row or of a form."""
    return list(stream.get_prep_value()) if stream else []


def children(block: blocks.StreamBlock, value: Any) -> Iterator[tuple[blocks.Block, dict[str, Any]]]:
    """The blocks of a stream; those of a plugin that was switched off are left out."""
    for child in value or []:
        if child["type"] in block.child_blocks:
            yield block.child_blocks[child["type"]], child


def list_items(value: Any) -> Iterator[tuple[str, Any]]:
    """(id, value) of the items of a list; those stored by old releases of Wagtail have no id."""
    for one in value or []:
        if isinstance(one, dict) and one.get("type") == "item" and "value" in one:
            yield one.get("id") or "", one["value"]
        else:
            yield "", one


def picture(value: Any) -> tuple[int | None, str | None]:
    """The primary key of an image block's picture, and its alternative text; None for the picture's own."""
    if isinstance(value, dict):
        return value.get("image"), "" if value.get("decorative") else value.get("alt_text")
    return value, None


def leaves(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """All single values inside streams, structs and lists, each with its block."""
    if isinstance(block, ImageBlock):
        yield block.child_blocks["image"], picture(value)[0]
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, (value or {}).get(name))
    elif isinstance(block, blocks.ListBlock):
        for _identity, one in list_items(value):
            yield from leaves(block.child_block, one)
    elif isinstance(block, blocks.StreamBlock):
        for child, one in children(block, value):
            yield from leaves(child, one["value"])
    elif value not in (None, ""):
        yield block, value
