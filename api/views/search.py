"""The search of the whole site."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from rest_framework.request import Request

from api.lists.pagination import Page
from api.parameters.search import SearchParameters
from api.shapes import PassagePart, SearchHit, SearchPage
from api.views.public import PublicView
from cms.published.addresses import absolute
from cms.search.results import Hit, Results


class Search(PublicView):
    """Records of all types in one order, the best first."""

    parameters = SearchParameters
    operation_id = "search"
    tag = "content"
    shape = SearchPage

    def get(self, request: Request) -> HttpResponse:
        results = Results.of(self.asked["q"], self.language)
        kinds = [self.asked["type"]] if "type" in self.asked else list(results.counts)
        page = Page(self.asked["page"], self.asked["per_page"], results.count(kinds))
        items = [msgspec.json.encode(shape_of(hit)).decode() for hit in results.hits(kinds, page.start, page.stop)]
        beside = {"x_corrected": results.corrected} if results.corrected else {}
        response = self.answer(page.around(items, beside | {"x_types": dict(results.counts)}))
        response.headers["Link"] = page.links(request.path, request.query_params)
        return response


def shape_of(hit: Hit) -> SearchHit:
    document = hit.document
    return SearchHit(
        id=str(document.uuid),
        type=document.kind,
        title=document.title,
        url=absolute(document.url) or None,
        x_passage=[PassagePart(text=part.text, marked=part.marked) for part in hit.passage],
    )
