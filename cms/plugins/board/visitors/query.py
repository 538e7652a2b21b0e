"""What somebody looks for on the board: `?type=&place=&category=&topic=&language=&page=`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.states import KIND
from cms.published.models import PublishedDocument, PublishedDocumentQuerySet
from site_pages.reading.lists import ListQuery


@dataclass
class BoardQuery(ListQuery):
    names = ("type", "place", "category", "topic", "language")
    type: str = ""
    category: str = ""

    @classmethod
    def read(cls, parameters: QueryDict, frame: dict[str, Any]) -> BoardQuery:
        query = cls()
        for name, values in (("type", NoticeType.values), ("category", Category.values)):
            text = parameters.get(name, "").strip()
            query.take(name, text, text in values)
        query.take_usual(parameters, frame)
        return query

    def documents(self, language: str) -> PublishedDocumentQuerySet:
        """Newest first. What is for the whole district is in every place."""
        found = PublishedDocument.objects.current(KIND, language).listed()
        return self.narrowed(found, "district", notice_type=self.type, category=self.category).in_order()
