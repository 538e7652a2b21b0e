"""Another front end: shows a page from the API alone, as docs/headless.md describes it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote

Json = dict[str, Any]
Read = Callable[[str], Json]
WORDS = 28  # of a service's description on a card


def page(read: Read, path: str) -> str:
    """HTML of the page at a path of the site; `read` gets the JSON of an address."""
    found = read(f"/api/v1/pages/at?path={quote(path)}")
    frame = read(f"/api/v1/site?lang={path.split('/')[1]}")
    lists = {name: read(address)["contents"] for name, address in found.get("lists", {}).items()}
    above = "".join(map(link, found.get("ancestors", [])))
    menu = "".join(map(link, frame["menu"]))
    named = [one["id"] for one in found.get("topics", [])] if found["type"] == "guide" else []
    topics = [topic for topic in frame["topics"] if topic["id"] in named]
    main = [
        heading(1, found["title"]) + paragraph(found.get("introduction")) + paragraph(found.get("date")),
        picture(found.get("image", {}).get("crops", {})),
        "".join(map(topic_card, frame["topics"])) if found["type"] == "home" else "".join(map(link, topics)),
        "".join(heading(3, step["value"]["title"]) + step["value"].get("text", "") for step in found.get("steps", [])),
        "".join(block(read, one) for one in found.get("body", [])),
        "".join(card(one, 2 if found["type"] == "news_index" else 3) for one in cards_of(found, lists)),
        "".join(map(service, [*found.get("services", []), *lists.get("services", [])])),
    ]
    nav = "".join(f"<nav>{links}</nav>" for links in (above, menu, languages(found, frame)))
    return f"{nav}<main>{''.join(main)}</main><footer>{footer(frame)}</footer>"


def languages(found: Json, frame: Json) -> str:
    here, names = found["x_translation"]["requested"], {one["code"]: one["name"] for one in frame["languages"]}
    others = [link({"url": one["url"], "text": names[one["lang"]]}) for one in found["translations"] if one["lang"] != here]
    return "".join(others) + paragraph(names[here])


def footer(frame: Json) -> str:
    parts = ("label", "number", "description")
    numbers = "".join(paragraph(one.get(name)) for one in frame["emergency_numbers"] for name in parts)
    notices = [
        paragraph(one["text"]) + picture(one.get("image", {}).get("crops", {})) for one in frame.get("funding_notices", [])
    ]
    return "".join([numbers, contact(frame["contact"]), *map(link, [*frame["menu"], *frame["links"]]), *notices])


def block(read: Read, one: Json) -> str:
    """HTML of a block by its type."""
    value = one["value"]
    if one["type"] == "rich_text":
        return str(value)
    if one["type"] == "heading":
        return heading(int(value["level"][1]), value["text"])
    if one["type"] == "image":
        return picture({"": value["image"]["renditions"]}, value["image"]["alt"]) + paragraph(value.get("caption"))
    if one["type"] == "contact":
        return contact(value)
    items = [*value.get("steps", []), *value.get("items", []), *value.get("links", []), *([value] if "text" in value else [])]
    title = paragraph(value.get("title")) if one["type"] == "callout" else heading(2, value.get("title"))
    if one["type"] == "services":
        return title + "".join(map(service, read(value["list"])["contents"]))
    if one["type"] == "video":
        return (
            link({"url": value["url"], "text": value["title"]})
            + paragraph(value.get("duration"))
            + paragraph(value.get("description"))
        )
    return (title if "title" in value else "") + "".join(entry(item, own=item is value) for item in items)


def entry(item: Json, own: bool) -> str:
    """A step, an answer, a link; a callout is its own entry."""
    if "url" in item or "page" in item:
        return link({"url": item.get("url") or item["page"]["url"], "text": item["text"]}) + paragraph(item.get("description"))
    return ("" if own else paragraph(item.get("title"))) + item.get("text", "")


def contact(value: Json) -> str:
    email = link({"url": f"mailto:{value['email']}", "text": value["email"]}) if value.get("email") else ""
    address = "".join(map(paragraph, value.get("address", "").splitlines()))
    return heading(2, value.get("title")) + (value.get("text") or "") + paragraph(value.get("phone")) + email + address


def cards_of(found: Json, lists: dict[str, list[Json]]) -> list[Json]:
    return [*found.get("guides", [])[:6], *found.get("children", []), *lists.get("news", [])]


def card(item: Json, level: int = 3) -> str:
    return f"<h{level}>{link(item)}</h{level}>{paragraph(item.get('date'))}{paragraph(item.get('summary'))}"


def topic_card(topic: Json) -> str:
    return f"<h3>{link(topic)}</h3>{paragraph(topic.get('description'))}"


def service(item: Json) -> str:
    """A card, with as much of the description as ours have."""
    words = item.get("description", "").split()
    summary = " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
    return f"<h3>{link({'url': item['x_url'], 'text': item['name']})}</h3>{paragraph(summary)}"


def heading(level: int, text: str | None) -> str:
    return f"<h{level}>{escape(text)}</h{level}>" if text else ""


def paragraph(text: str | None) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def link(item: Json) -> str:
    return f'<a href="{escape(item["url"])}">{escape(item.get("text") or item.get("title") or item["name"])}</a>'


def picture(crops: dict[str, list[Json]], alternative: str = "") -> str:
    """The sizes of a picture; cards of social networks are not shown."""
    shown = [one for crop, sizes in crops.items() if crop != "social" for one in sizes]
    return "".join(f'<img src="{escape(one["url"])}" alt="{escape(alternative)}">' for one in shown)
