"""A page with all that another front end needs to show it: what it lists, where it leads to, its other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.translation import override

from api.open_state import with_open_state
from cms.languages import CODES, language_of
from cms.middleware import hold_until
from cms.published.addresses import absolute, absolute_html
from cms.published.models import PublishedDocument
from cms.published.reading import as_of_now, on_any_host
from site_pages.reading.document_page import Alternates
from site_pages.reading.lists import ids_of, in_order
from site_pages.reading.page_kinds import NEWS_ON_HOME
from site_pages.templatetags.blocks import block_html

Json = dict[str, Any]
LISTED = ("ancestors", "children", "guides")  # pages that a page names by their ids
NOT_LINKED = ("service_at_location",)  # share the addresses of services


def whole(document: PublishedDocument, request: HttpRequest) -> Json:
    """The JSON of a page's record, see ContentRecord; the answer holds until an offer in it opens or closes.

    A fixed number of queries, and two for each live list in its body.
    """
    (text,) = as_of_now([(document.full, document.changes_at)])
    content: Json = msgspec.json.decode(text)
    content["body"] = [with_address(block, document.language) for block in content.get("body", [])]
    found = {
        **pages_of(content, document),
        "services": services_of(content, document.language, request),
        "topics": topics_of(content, document.language),
        "links": list(links_of(content, document.language)),
        "lists": lists_of(document),
        "body_html": html_of(content["body"], document.language, request),
        "translations": translations_of(document),
    }
    return {name: one for name, one in (content | found).items() if one not in (None, "", [], {})}


def pages_of(content: Json, document: PublishedDocument) -> dict[str, list[Json]]:
    """The pages that it lists, as items; of those above it no more than where they are."""
    entries = {name: content.get(name, []) for name in LISTED}
    pages = PublishedDocument.objects.public().filter(language=document.language)
    items = {one.uuid: msgspec.json.decode(one.item) for one in in_order(pages, [e for some in entries.values() for e in some])}
    found = {name: [items[key] for key in ids_of(some) if key in items] for name, some in entries.items()}
    return found | {"ancestors": [{name: one[name] for name in ("id", "type", "title", "url")} for one in found["ancestors"]]}


def services_of(content: Json, language: str, request: HttpRequest) -> list[Json]:
    services = in_order(PublishedDocument.objects.current("service", language), content.get("services", []))
    found = [with_open_state(text, language) for text in as_of_now((one.item, one.changes_at) for one in services)]
    for _text, moment in found:
        hold_until(request, moment)
    return [msgspec.json.decode(text) for text, _moment in found]


def topics_of(content: Json, language: str) -> list[Json]:
    terms = in_order(PublishedDocument.objects.current("taxonomy_term", language), content.get("topics", []))
    return [{name: item[name] for name in ("id", "code", "name")} for one in terms for item in [msgspec.json.decode(one.item)]]


def links_of(content: Json, language: str) -> Iterator[Json]:
    """[{id, type, url}] of the records that the page's blocks lead to, in the order of their addresses. One query at most."""
    text = msgspec.json.encode([content["body"], content.get("steps", [])]).decode()
    paths = {*re.findall(rf'{re.escape(settings.SITE_URL)}(/[^"\\\s?#<]*)', text)}
    linked = PublishedDocument.objects.public().filter(language=language, url__in=paths).exclude(kind__in=NOT_LINKED)
    for uuid, kind, url in linked.order_by("url", "record_id").values_list("uuid", "kind", "url") if paths else ():
        yield {"id": str(uuid), "type": kind, "url": absolute(url)}


def lists_of(document: PublishedDocument) -> dict[str, str]:
    language = document.language
    if document.kind == "home":
        return {"news": address("news", f"per_page={NEWS_ON_HOME}&lang={language}")}
    if document.kind == "news_index":
        return {"news": address("news", f"parent={document.uuid}&lang={language}")}
    return {"services": address("services", f"lang={language}")} if document.kind == "finder" else {}


def with_address(block: Json, language: str) -> Json:
    """A block that lists services says which address of this API gives them."""
    if block["type"] != "services":
        return block
    value = block["value"]
    asked = {"x_topic": value.get("topic"), "x_place": value.get("place"), "per_page": value.get("limit"), "lang": language}
    return block | {"value": value | {"list": address("services", urlencode({name: one for name, one in asked.items() if one}))}}


def address(name: str, query: str = "") -> str:
    """Of the API, by its name."""
    return absolute(reverse(f"api:{name}")) + (f"?{query}" if query else "")


def html_of(body: list[Json], language: str, request: HttpRequest) -> str:
    """The body as our own pages show it."""
    with override(language):
        context = Context({"language": language_of(language), "request": request})
        return absolute_html("".join(block_html(context, on_any_host(block)) for block in body))


def translations_of(document: PublishedDocument) -> list[Json]:
    """[{lang, url, status}]: every language has an address, and says how far the page is translated."""
    found = Alternates.of(document)
    return [{"lang": code, "url": found.address(code), "status": found.states[code]} for code in CODES if found.paths.get(code)]
