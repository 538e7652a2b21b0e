"""Blocks of a page as JSON for headless use: typed values, links resolved, images with renditions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from cms.pictures import if_it_can_be_made
from cms.published.addresses import absolute
from site_pages.reading.links import public_paths
from site_pages.reading.service_links import href_in, resolved

RENDITIONS = ("width-400", "width-800", "width-1200")


def stream_json(stream: blocks.StreamValue, language: str) -> list[dict[str, Any]]:
    """[{id, type, value}] in the language of the links; texts are those of the stream."""
    with translation.override(language):
        return [block_json(child, language) for child in stream]


def block_json(child: Any, language: str) -> dict[str, Any]:
    return {"id": child.id, "type": child.block_type, "value": value_json(child.block, child.value, language)}


def value_json(block: blocks.Block, value: Any, language: str) -> Any:
    """A block's value as JSON; None for links to what is not public."""
    if isinstance(block, ImageBlock | ImageChooserBlock):
        return image_json(value, getattr(value, "contextual_alt_text", None)) if value else None
    if isinstance(block, blocks.StructBlock):
        return struct_json(block, value, language)
    if isinstance(block, blocks.ListBlock):
        return [json for item in value if not is_empty(json := value_json(block.child_block, item, language))]
    if isinstance(block, blocks.StreamBlock):
        return stream_json(value, language)
    if isinstance(value, RichText):
        return absolute_links(resolved(expand_db_html(value.source), language))
    if isinstance(block, blocks.URLBlock):
        return absolute(href_in(value or "", language))
    if isinstance(value, Page):
        return page_link(value.translation_key, language)
    return block.get_api_representation(value)


def struct_json(block: blocks.StructBlock, value: Any, language: str) -> dict[str, Any]:
    json = {name: value_json(child, value.get(name), language) for name, child in block.child_blocks.items()}
    return {name: one for name, one in json.items() if not is_empty(one)}


def is_empty(json: Any) -> bool:
    """Missing values are absent keys. A link that lost its target is no link."""
    return json in (None, "", [], {}) or (isinstance(json, dict) and "text" in json and json.keys() <= {"text", "description"})


def page_link(key: UUID, language: str) -> dict[str, str] | None:
    path = public_paths([key], language).get(key)
    return {"id": str(key), "url": absolute(path)} if path else None


def absolute_links(html: str) -> str:
    return html.replace('href="/', f'href="{settings.SITE_URL}/').replace('src="/', f'src="{settings.SITE_URL}/')


def image_json(image: AbstractImage, alternative: str | None = None) -> dict[str, Any] | None:
    """{alt, width, height, renditions: [{url, width, height}]}; None when the file is lost."""
    found = if_it_can_be_made(lambda: image.get_renditions(*RENDITIONS), None)
    if found is None:
        return None
    renditions = [{"url": absolute(one.url), "width": one.width, "height": one.height} for one in found.values()]
    alt = image.default_alt_text if alternative is None else alternative
    return {"alt": alt, "width": image.width, "height": image.height, "renditions": renditions}
