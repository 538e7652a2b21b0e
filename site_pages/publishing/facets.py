"""What a page contains besides its own words: linked pages and services, pictures, files, topics, pages below it."""

from __future__ import annotations

from typing import Any

from site_pages.publishing.references import Mentions, References
from site_pages.reading.service_links import ServiceAddress

LINKS_TO_SERVICE = "links_to_service"
CONTAINS = "contains"  # a page that stands in a list of this one
Facets = frozenset[tuple[str, str]]


def facets_of(source: Any, known: References, structure: dict[str, Any]) -> Facets:
    """`links_to` (key of a page), `links_to_service` (short id), `image_id`, `document_id` (primary keys), the structure's."""
    found = Mentions.of([source])
    facets = {("image_id", str(one)) for one in found.images} | {("document_id", str(one)) for one in found.documents}
    facets |= {("links_to", str(known.keys[one])) for one in found.pages if one in known.keys}
    facets |= {(LINKS_TO_SERVICE, one.short) for href in found.hrefs if (one := ServiceAddress.read(href))}
    return frozenset(facets | structure_facets(structure))


def structure_facets(structure: dict[str, Any]) -> set[tuple[str, str]]:
    facets = {("parent", structure["parent"])} if "parent" in structure else set()
    for topic in structure.get("topics", []):
        facets |= {("topic", topic["code"]), ("taxonomy_term_id", topic["id"])}
    facets |= {("place", place["ars"]) for place in structure.get("places", [])}
    facets |= {("service_id", service["id"]) for service in structure.get("services", [])}
    return facets | {(CONTAINS, one["id"]) for name in ("children", "guides") for one in structure.get(name, [])}
