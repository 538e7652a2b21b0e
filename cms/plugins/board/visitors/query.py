"""What somebody looks for on the board: `?type=&place=&category=&topic=&language=&page=`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.states import KIND
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.reading.lists import number_of

LANGUAGE = re.compile(r"[a-z]{2,3}")
PLACE = re.compile(r"[0-9]{5}|[0-9]{9}|[0-9]{12}")
FILTERS = ("type", "place", "category", "topic", "language")


@dataclass
class BoardQuery:
    """Checked values, "" for what is not asked for. What makes no sense is left out, and `notices` say so."""

    type: str = ""
    place: str = ""
    category: str = ""
    topic: str = ""
    language: str = ""
    page: int = 1
    notices: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, parameters: QueryDict, frame: dict[str, Any]) -> BoardQuery:
        query, given = cls(), {name: parameters.get(name, "").strip() for name in (*FILTERS, "page")}
        topics = {one["code"] for one in frame.get("topics", [])}
        query.take("type", given["type"], given["type"] in NoticeType.values)
        query.take("place", given["place"], bool(PLACE.fullmatch(given["place"])), _("We do not know this place."))
        query.take("category", given["category"], given["category"] in Category.values)
        query.take("topic", given["topic"], given["topic"] in topics, _("We do not know this topic."))
        query.take("language", given["language"], bool(LANGUAGE.fullmatch(given["language"])))
        query.page = number_of(given["page"]) or 1
        if given["page"] and number_of(given["page"]) is None:
            query.notices.append(_("This is no page number. You see the first page."))
        return query

    def take(self, name: str, text: str, makes_sense: bool, notice: str = "") -> None:
        if makes_sense:
            setattr(self, name, text)
        elif text:
            self.notices.append(notice or _("We left out a filter that we do not understand."))

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Those of an address, without the page."""
        return [(name, text) for name in FILTERS if (text := getattr(self, name))]

    @property
    def encoded(self) -> str:
        return urlencode(self.parts)

    def documents(self, language: str) -> PublishedDocumentQuerySet:
        """Newest first. What is for the whole district is in every place."""
        found = PublishedDocument.objects.current(KIND, language).listed()
        for name, text in (("notice_type", self.type), *((one, getattr(self, one)) for one in ("category", "topic", "language"))):
            if text:
                found = found.with_facet(name, [text])
        if self.place:
            found = found.with_facet_prefix("place", [self.place]) | found.with_facet("district", ["true"])
        return found.in_order()
