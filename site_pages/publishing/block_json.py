"""Blocks of a page as JSON: typed values, links resolved, pictures with their sizes, the language where it is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

from cms.published.addresses import absolute, absolute_html
from site_pages.publishing.pictures import picture_json
from site_pages.publishing.references import References
from site_pages.publishing.rich_text_links import number
from site_pages.publishing.stored_blocks import children, list_items, picture, stored
from site_pages.reading.links import anchor

Json = Any


@dataclass(frozen=True)
class BlockWriter:
    """Writes blocks in one language. `spoken(path)` is the language of the words at a path such as "body.<id>.items.<id>"."""

    language: str
    known: References
    spoken: Callable[[str], str]

    def stream(self, name: str, value: Any) -> list[dict[str, Json]]:
        """[{id, type, value, lang}] of a page's field."""
        if not value:
            return []
        with translation.override(self.language):
            return self.stream_json(value.stream_block, stored(value), name)

    def stream_json(self, block: blocks.StreamBlock, value: Any, path: str) -> list[dict[str, Json]]:
        return [
            {"id": one.get("id"), "type": one["type"], "value": self.value(child, one["value"], inner)} | self.lang(inner)
            for child, one in children(block, value)
            for inner in [f"{path}.{one.get('id')}"]
        ]

    def lang(self, path: str) -> dict[str, str]:
        """{lang} of a block or an item whose words are not in the document's language."""
        spoken = self.spoken(path)
        return {} if spoken == self.language else {"lang": spoken}

    def value(self, block: blocks.Block, value: Any, path: str) -> Json:
        """A block's value; None for links to what is not public."""
        if isinstance(block, ImageBlock):
            identity, alternative = picture(value)
            return picture_json(self.known.pictures.get(identity or 0), alternative)
        if isinstance(block, ImageChooserBlock):
            return picture_json(self.known.pictures.get(value or 0))
        if isinstance(block, blocks.StructBlock):
            return self.struct(block, value or {}, path)
        if isinstance(block, blocks.ListBlock):
            return self.items(block, value, path)
        if isinstance(block, blocks.StreamBlock):
            return self.stream_json(block, value, path)
        return self.leaf(block, value)

    def struct(self, block: blocks.StructBlock, value: dict[str, Any], path: str) -> dict[str, Json]:
        found = {
            name: self.value(child, value.get(name, child.get_default()), f"{path}.{name}")
            for name, child in block.child_blocks.items()
        }
        return {name: one for name, one in found.items() if not is_empty(one)}

    def items(self, block: blocks.ListBlock, value: Any, path: str) -> list[Json]:
        """An item that is an object says its language by itself; where it has the list's, it says nothing."""
        found = []
        for identity, one in list_items(value):
            json = self.value(block.child_block, one, inner := f"{path}.{identity}")
            if is_empty(json):
                continue
            apart = identity and isinstance(json, dict) and self.spoken(inner) != self.spoken(path)
            found.append(json | {"lang": self.spoken(inner)} if apart else json)
        return found

    def leaf(self, block: blocks.Block, value: Any) -> Json:
        if value in (None, ""):
            return None
        if isinstance(block, blocks.RichTextBlock):
            return self.html(str(value))
        if isinstance(block, blocks.PageChooserBlock):
            return self.page(value)
        if isinstance(block, blocks.URLBlock):
            return absolute(self.address(str(value)))
        if isinstance(value, str | int | float) and type(block).get_api_representation is blocks.Block.get_api_representation:
            return value  # as it is stored: a choice would read all its choices
        return block.get_api_representation(block.to_python(value))

    def page(self, identity: int) -> dict[str, str] | None:
        path = self.known.page(identity, self.language)
        return {"id": str(self.known.keys[identity]), "url": absolute(path)} if path else None

    def address(self, href: str) -> str:
        """An address; of a service in the reader's language, and "" when the service is not public."""
        return self.known.services.path(href, self.language, otherwise=href)

    def html(self, source: str) -> str:
        """Rich text for readers: addresses are whole, links to what is not public lead nowhere."""
        return absolute_html(self.known.services.resolve(self.rewriter(source), self.language))

    @cached_property
    def rewriter(self) -> Callable[[str], str]:
        rules: dict[str, Callable[[dict[str, str]], str]] = {
            "page": lambda tag: anchor(self.known.page(number(tag), self.language)),
            "document": lambda tag: anchor(self.known.files.get(number(tag))),
        }
        embeds = {kind: handler.expand_db_attributes_many for kind, handler in features.get_embed_types().items()}
        return MultiRuleRewriter([LinkRewriter(rules), EmbedRewriter(bulk_rules=embeds)])


def is_empty(json: Json) -> bool:
    """Missing values are absent keys. A link that lost its target is no link."""
    return json in (None, "", [], {}) or (isinstance(json, dict) and "text" in json and json.keys() <= {"text", "description"})
