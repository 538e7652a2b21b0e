"""Notices as visitors read of them, from the window alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest
from django.urls import reverse

from cms.languages import language_name
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.states import KIND
from cms.plugins.board.visitors.query import BoardQuery
from cms.published.models import PublishedDocument
from cms.published.reading import content_of
from site_pages.reading.formats import local_date
from site_pages.reading.links import current_language
from site_pages.reading.lists import number_of
from site_pages.reading.site import site_for

FEW, SOME, MOST = 3, 5, 20  # on the front page, in a frame, at most in a frame


@dataclass(frozen=True)
class Shown:
    """A notice's JSON, in the words of its reader's language."""

    content: Mapping[str, Any]
    url: str
    language: str
    topic_names: Mapping[str, tuple[str, str]]

    @property
    def name(self) -> str:
        return str(self.content["name"])

    @property
    def text_language(self) -> str:
        """In which the author wrote."""
        return str(self.content["language"])

    @property
    def is_foreign(self) -> bool:
        return self.text_language != self.language

    @property
    def text_language_name(self) -> str:
        return language_name(self.text_language, self.language)

    @property
    def type_label(self) -> Any:
        return NoticeType(self.content["notice_type"]).label

    @property
    def category_label(self) -> Any:
        return Category(self.content["category"]).label

    @property
    def until(self) -> str:
        return local_date(date.fromisoformat(self.content["valid_until"]), self.language)

    @property
    def since(self) -> str:
        return local_date(date.fromisoformat(self.content["published_at"]), self.language)

    @property
    def spoken(self) -> list[str]:
        return [language_name(code, self.language) for code in self.content["languages"]]

    @property
    def topics(self) -> list[tuple[str, str]]:
        """(name, language of the name); a topic that the site has no more is left out."""
        return [self.topic_names[code] for code in self.content["topics"] if code in self.topic_names]


def shown(document: PublishedDocument, frame: Mapping[str, Any]) -> Shown:
    names = {one["code"]: (one["name"], one.get("lang", document.language)) for one in frame.get("topics", [])}
    return Shown(msgspec.json.decode(document.item), document.url, document.language, names)


def notice_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any]:
    """One query for what belongs to it, and what it belongs to."""
    frame, found = site_for(request, document.language), content_of(document)
    others = PublishedDocument.objects.current(KIND, document.language)
    related = others.with_facet("belongs_to", [found["id"]])
    if above := found.get("belongs_to"):
        related = related | others.of(UUID(above))
    everyone = [shown(one, frame) for one in related]
    return {
        "notice": shown(document, frame),
        "parts": [one for one in everyone if one.content.get("belongs_to") == found["id"]],
        "whole": next((one for one in everyone if one.content["id"] == above), None),
        "reply_url": reverse("board:reply", args=[found["id"]]),
    }


def on_front_page(document: PublishedDocument, request: HttpRequest) -> dict[str, Any] | None:
    notices = newest(BoardQuery(), document.language, FEW, request)
    return {"notices": notices} if notices else None


def in_frame(request: HttpRequest) -> dict[str, Any] | None:
    """For partners' sites, with the filters of the board and a `limit`."""
    language = current_language()
    query = BoardQuery.read(request.GET, site_for(request, language))
    limit = min(number_of(request.GET.get("limit", "").strip()) or SOME, MOST)
    address = f"/{language}/board/{'?' if query.encoded else ''}{query.encoded}"
    return {"notices": newest(query, language, limit, request), "page_url": address}


def newest(query: BoardQuery, language: str, limit: int, request: HttpRequest) -> list[Shown]:
    frame = site_for(request, language)
    return [shown(one, frame) for one in query.documents(language)[:limit]]
