"""The list of the service finder. Reads the published window, nothing of the directory's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from cms.middleware import hold_until, next_minute
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from cms.published.openings import BY_APPOINTMENT, UNKNOWN
from cms.search.finding import Found, find
from directory.filters import filters
from directory.filters.counting import Counting
from directory.filters.values import NOW
from site_pages.finder.chips import Chip, chips
from site_pages.finder.facets import COUNTED, FacetList
from site_pages.finder.moments import moments, next_change
from site_pages.finder.place import Places
from site_pages.finder.place_groups import PlaceGroup, groups_around, in_groups
from site_pages.finder.query import FinderQuery
from site_pages.reading.links import set_place
from site_pages.reading.lists import page_of, service_item
from site_pages.reading.site import site_for

SERVICES_A_PAGE = 20


def service_list(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """The context of the list. 404 for a page beyond the end."""
    language, frame = document.language, site_for(request, document.language)
    found = ServiceList.read(request.GET, frame, language)
    query = found.query
    set_place(request, query.place.ars if query.place else "")
    services = page_of(found.in_order, query.page, SERVICES_A_PAGE, with_rank, found.counting.total)
    asked = chips(query, frame, language)
    hold_until(request, found.holds_until)
    return {
        "services": services,
        "groups": found.groups_of(list(services)),
        "open_at": query.asked.get("open_at"),
        "corrected": found.found.corrected if found.found else "",
        "total": services.paginator.count,
        "facets": FacetList(query, found.counting.counts(COUNTED), frame, language),
        "chips": asked,
        "instead": [] if services else found.instead_of(asked),
        "query": query.encoded,
        "notices": query.notices,
    } | search_form(query, frame, document.url or request.path, language)


def search_form(query: FinderQuery, frame: dict[str, Any], finder_url: str, language: str) -> dict[str, Any]:
    """What the form asks for: where, what, when. All else that is asked for is kept."""
    moment = next((text for name, text in query.texts if name == "open_at"), "")
    return {
        "asked": query,
        "here": query.place,
        "moment": moment,
        "point": next((text for name, text in query.texts if name == "near"), ""),
        "moments": moments(moment, language),
        "kept": [(name, text) for name, text in query.texts if name not in {"place", "open_at", "near"}],
        "places": frame.get("places", []),
        "place_url": f"?{query.with_value('place', '')}",  # of the list at a place, whose key goes behind it
        "finder_url": finder_url,
    }


def with_rank(document: PublishedDocument) -> dict[str, Any]:
    """A list item, and where it stands."""
    return service_item(document) | {"rank": getattr(document, "rank", None)}


@dataclass(frozen=True)
class ServiceList:
    """The services that a query finds in a language: around a place all of them, group by group."""

    query: FinderQuery
    language: str
    places: Places

    @classmethod
    def read(cls, parameters: QueryDict, frame: dict[str, Any], language: str) -> ServiceList:
        places = Places(frame.get("places", []))
        query = FinderQuery.read(parameters, {topic["code"] for topic in frame.get("topics", [])}, places)
        return cls(query, language, places)

    @property
    def holds_until(self) -> datetime | None:
        """When the list reads differently though nothing was published."""
        return next_minute() if self.query.has("open_at", NOW) else next_change()

    @cached_property
    def found(self) -> Found | None:
        return find(self.query.q, self.language, ["service"]) if self.query.q else None

    @cached_property
    def all(self) -> PublishedDocumentQuerySet:
        documents = PublishedDocument.objects.current("service", self.language).listed()
        return self.found.among(documents) if self.found else documents

    @cached_property
    def place_groups(self) -> list[PlaceGroup]:
        """None where a point is asked for: then the nearest come first."""
        return groups_around(self.query.place, self.places) if self.query.place and "near" not in self.query.asked else []

    @property
    def in_order(self) -> PublishedDocumentQuerySet:
        documents = filters.narrowed(self.all, self.query.asked)
        return in_groups(documents, self.place_groups) if self.place_groups else documents

    @cached_property
    def counting(self) -> Counting:
        return Counting("service", self.all if self.found else None, self.query.asked)

    def groups_of(self, services: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """[{title, lang, services}]: what is surely open has no title but its place."""
        return [self.title_of(rank) | {"services": list(some)} for rank, some in groupby(services, lambda one: one["rank"])]

    def title_of(self, rank: int | None) -> dict[str, Any]:
        condition, number = divmod(rank or 0, len(self.place_groups) or 1)
        titles = {BY_APPOINTMENT: _("By appointment"), UNKNOWN: _("Opening hours not known, please call")}
        found = {"condition": titles.get(condition, "")}
        if not self.place_groups:
            return found
        group = self.place_groups[number]
        return found | {"title": group.title, "lang": group.lang}

    def instead_of(self, asked: Sequence[Chip]) -> list[dict[str, Any]]:
        """[{what, count, url}]: what gives results when it is dropped. A query for each filter."""
        found = []
        for name in dict.fromkeys(one.name for one in asked if one.name != "place"):
            if count := self.without(name).count():
                dropped = ", ".join(one.text for one in asked if one.name == name)
                names = {"near", "radius"} if name == "near" else {name}
                found.append({"what": dropped, "count": count, "url": self.query.without(*names)})
        return found

    def without(self, name: str) -> PublishedDocumentQuerySet:
        everything = PublishedDocument.objects.current("service", self.language).listed()
        return filters.narrowed(everything if name == "q" else self.all, self.query.asked, without=name)
