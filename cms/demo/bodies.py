"""Turns the content files' blocks into StreamField data, with the same block ids in every installation."""

from __future__ import annotations

import re
from typing import Any

from wagtail.models import Page

from cms.demo.content import identity, pages
from cms.demo.directory_records import record
from cms.demo.pictures import image, row_of
from directory.hsds.service_item import slug_of
from directory.models import Service
from site_pages.models import BasePage
from site_pages.reading.service_path import service_path
from site_pages.tree.versions import path_of

Block = dict[str, Any]
LINK = re.compile(r'href="(page|service):([a-z0-9-]+)"')


class Body:
    """Builds the blocks of one page; `page_ids` are the ids of all pages by slug."""

    def __init__(self, slug: str, page_ids: dict[str, int]) -> None:
        self.slug = slug
        self.page_ids = page_ids
        self.count = 0

    def blocks(self, rows: list[Block]) -> list[Block]:
        return [self.block(name, value) for row in rows for name, value in row.items()]

    def steps(self, rows: list[Block]) -> list[Block]:
        return [self.block("step", row) for row in rows]

    def block(self, kind: str, value: Any) -> Block:
        self.count += 1
        return {"type": kind, "id": str(identity("block", f"{self.slug} {self.count}")), "value": self.value(kind, value)}

    def value(self, kind: str, value: Any) -> Any:
        if kind == "rich_text":
            return self.rich_text(value)
        if kind == "image":
            return self.image(value)
        return {name: self.field(kind, name, one) for name, one in value.items()}

    def field(self, kind: str, name: str, value: Any) -> Any:
        if name == "text" and str(value).startswith("<"):
            return self.rich_text(value)
        if name == "page":
            return self.page_ids[value]
        if name in ("steps", "items", "links"):
            return [self.block("item", one) for one in value]
        return value

    def image(self, value: dict[str, Any]) -> dict[str, Any]:
        row = row_of(value["image"])
        chosen = {"image": image(value["image"]).pk, "alt_text": row["alt"], "decorative": False}
        return {"image": chosen, "caption": value.get("caption", "")}

    def rich_text(self, html: str) -> str:
        return LINK.sub(self.link, html)

    def link(self, match: re.Match[str]) -> str:
        kind, key = match.groups()
        return f'linktype="page" id="{self.page_ids[key]}"' if kind == "page" else f'href="{self.service_address(key)}"'

    def service_address(self, key: str) -> str:
        """What an editor would paste: the address of the service's German page.

        Taken from the finder's page and not from the window, which is filled only when everything is loaded.
        """
        finder = next(self.page_ids[page["slug"]] for page in pages() if page["type"] == "finder")
        service = record(Service, key)
        return service_path(path_of(Page.objects.get(pk=finder)), slug_of(service), service.translation_key)


def page_ids(model: type[BasePage] | Any) -> dict[str, int]:
    """The ids of the demo's German pages by slug."""
    keys = {identity("page", page["slug"]): page["slug"] for page in pages()}
    found = model.objects.filter(translation_key__in=keys, locale__language_code="de")
    return {keys[key]: pk for key, pk in found.values_list("translation_key", "pk")}
