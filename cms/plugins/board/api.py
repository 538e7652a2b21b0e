"""Notices for programs: /api/v1/board, and single ones by id."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from api.lists.pagination import Page
from api.parameters.base import PagedParameters, whole
from api.views.public import PublicView
from cms.plugins.board.notice_type import Category, NoticeType
from cms.plugins.board.states import KIND
from cms.plugins.board.visitors.query import BoardQuery
from cms.published.models import PublishedDocument
from site_pages.reading.lists import LANGUAGE, PLACE


class NoticeParameters(PagedParameters):
    type = serializers.ChoiceField(NoticeType.values, required=False, help_text="Offers or requests.")
    place = serializers.RegexField(
        whole(PLACE),
        required=False,
        help_text="Key (ARS) of a municipality or what it belongs to; what is for the whole district is everywhere.",
    )
    category = serializers.ChoiceField(Category.values, required=False, help_text="What it is about.")
    topic = serializers.SlugField(required=False, max_length=50, help_text="Code of a topic.")
    language = serializers.RegexField(whole(LANGUAGE), required=False, help_text="Language that is spoken, ISO 639.")


class NoticeList(PublicView):
    """Notices of the board that are public, newest first. Answers go through the page of the notice."""

    parameters = NoticeParameters
    operation_id = "listNotices"

    def get(self, request: Request) -> HttpResponse:
        query = BoardQuery(**{name: self.asked.get(name, "") for name in BoardQuery.names})
        found = query.documents(self.language)
        page = Page(self.asked["page"], self.asked["per_page"], found.count())
        items = [one.item for one in found.page(page.start, page.stop)]
        response = self.answer(page.around(items, {}))
        response.headers["Link"] = page.links(request.path, request.query_params)
        return response


class NoticeDetail(PublicView):
    """A notice, as its author wrote it."""

    is_single = True
    operation_id = "getNotice"

    def get(self, request: Request, uuid: UUID) -> HttpResponse:
        document = PublishedDocument.objects.current(KIND, self.language).of(uuid).first()
        if document is None:
            raise Http404("There is no such notice.")
        return self.answer(document.full)
