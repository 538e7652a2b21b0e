"""Blocks of published documents: their public JSON, rendered by the templates of their types."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock

from cms.published.addresses import paths_in_html
from site_pages.blocks import GuideStepsBlock, PageBodyBlock

register = template.Library()
PLAIN = "blocks/plain.html"


@cache
def block_types() -> dict[str, Block]:
    """Blocks of bodies and of steps, by type; those of plugins as they are enabled."""
    return {**GuideStepsBlock().child_blocks, **PageBodyBlock().child_blocks}


@register.simple_tag(takes_context=True)
def block_html(context: Context, json: dict[str, Any]) -> SafeString:
    """HTML of a block {type, value, lang}; nothing for one of a plugin that was switched off."""
    found = block_types().get(json["type"])
    if found is None:
        return SafeString("")
    language = context["language"]
    value = for_template(found, json.get("value"))
    inner = {"value": value, "self": value, "language": language, "lang": json.get("lang") or language.code}
    inner |= {"id": json.get("id"), "request": context.get("request")}
    return SafeString(render_to_string(found.get_template(value, inner) or PLAIN, inner))


@register.filter
def stream(json: Any) -> list[dict[str, Any]]:
    """Blocks whose templates are not asked, such as a guide's steps, with their values ready for any template."""
    known = block_types()
    return [one | {"value": for_template(known[one["type"]], one.get("value"))} for one in json or [] if one["type"] in known]


def for_template(found: Block, value: Any) -> Any:
    """The JSON of a block, in which rich text is marked as HTML: nothing else is."""
    if isinstance(found, RichTextBlock):
        return mark_safe(paths_in_html(value or ""))  # noqa: S308  cleaned by Wagtail when it was saved
    if isinstance(found, StructBlock) and isinstance(value, dict):
        return value | {name: for_template(child, value.get(name)) for name, child in found.child_blocks.items()}
    if isinstance(found, ListBlock):
        return [for_template(found.child_block, one) for one in value or []]
    if isinstance(found, StreamBlock):
        return [
            one | {"value": for_template(found.child_blocks[one["type"]], one.get("value"))}
            for one in value or []
            if one["type"] in found.child_blocks
        ]
    return value
