"""The list of the service finder. Reads the published window, nothing of the directory's own tables."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest

from cms.published.collation import sort_key
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.finder.query import FinderQuery
from site_pages.reading.links import current_language
from site_pages.reading.lists import page_of, service_item, topics
from site_pages.reading.service_path import finder_path

SERVICES_A_PAGE = 20

Place = dict[str, Any]


def service_list(request: HttpRequest) -> dict[str, Any]:
    """The context of the list. 404 for a page beyond the end."""
    language = current_language()
    known = topics(language)
    query = FinderQuery.read(request.GET, {topic["code"] for topic in known})
    services = page_of(matching(query, language), query.page, SERVICES_A_PAGE, service_item)
    return {
        "services": services,
        "total": services.paginator.count,
        "topics": known,
        "place_groups": place_groups(language),
        "selected": {"q": query.q, "topic": query.topics, "place": query.places[0] if query.places else ""},
        "query": query.encoded,
        "notices": query.notices,
        "finder_url": finder_path(language) or request.path,
    }


def matching(query: FinderQuery, language: str) -> PublishedDocumentQuerySet:
    documents = PublishedDocument.objects.current("service", language).listed()
    if query.q:
        documents = documents.containing(query.q)
    if query.topics:
        documents = documents.with_facet("topic", query.topics)
    if query.places:
        documents = documents.with_facet_prefix("place", query.places)
    return documents.order_by("sort_key", "record_id")


def place_groups(language: str) -> list[tuple[str, list[Place]]]:
    """[(association, [{ars, name}])]; towns without an association stand first, under their district's name. One query."""
    documents = PublishedDocument.objects.current("place", language).order_by("sort_key", "record_id")
    places: list[Place] = [msgspec.json.decode(item) for item in documents.values_list("item", flat=True)]
    names = {place["ars"]: place["name"] for place in places}
    members = [place for place in places if place["kind"] == "municipality"]
    sizes = {place["ars"][:9]: 0 for place in members}
    for place in members:
        sizes[place["ars"][:9]] += 1
    groups: dict[str, list[Place]] = {}
    for place in members:
        groups.setdefault(group_of(place, names, sizes), []).append({"ars": place["ars"], "name": place["name"]})
    districts = {names[ars] for ars in names if len(ars) == 5}
    return sorted(groups.items(), key=lambda group: (group[0] not in districts, sort_key(group[0], language)))


def group_of(place: Place, names: dict[str, str], sizes: dict[str, int]) -> str:
    """The association of a municipality; the district of one that has none or is the only member."""
    association, district = place["ars"][:9], place["ars"][:5]
    if association in names and sizes[association] > 1:
        return names[association]
    return names.get(district) or names.get(association) or place["name"]
