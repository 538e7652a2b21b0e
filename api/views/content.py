"""Pages, guides and news, and the frame around them."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.content import shapes
from api.content.feeds import feed_of
from api.content.record import whole
from api.parameters.content import FEEDS, PathParameters
from api.views.public import PublicView, dumps
from api.views.record import RecordDetail, RecordList, RecordView
from cms.languages import CODES, LANGUAGES, SOURCE_LANGUAGE
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from cms.published.projection import encode
from cms.published.reading import as_of_now
from site_pages.addresses.pages import document_at
from site_pages.reading.site import SITE, with_valid_notices


class ContentDetail(RecordDetail):
    def whole(self, uuid: UUID) -> str | None:
        document = self.documents().of(uuid).first()
        return encode(whole(document, self.request._request)) if document else None


class NewsList(RecordList):
    """News as feeds, too."""

    def get(self, request: Request) -> HttpResponseBase:
        if self.asked["format"] not in FEEDS:
            return super().get(request)
        news = self.parameters.narrow(self.living(), self.asked)
        text = feed_of(news, self.language, self.asked, absolute(request.get_full_path()))
        return self.described(HttpResponse(text, content_type=FEEDS[self.asked["format"]]))


class ContentAtPath(RecordView):
    """The page that stands at an address of the site."""

    parameters = PathParameters
    is_single = True

    def get(self, request: Request) -> HttpResponse:
        path = self.asked["path"]
        language = path.split("/")[1]
        document = document_at(path, language if language in CODES else SOURCE_LANGUAGE)
        if document is None or document.kind not in self.resource.kinds:
            raise Http404("There is no such page.")
        self.language = document.language
        return self.answer(encode(whole(document, request._request)))


class Site(PublicView):
    """What stands around every page."""

    operation_id = "getSite"
    shape = shapes.Site

    def get(self, request: Request) -> HttpResponse:
        row = PublishedDocument.objects.current("site", self.language).of(SITE).values_list("full", "changes_at").first()
        if row is None:
            raise Http404("The site has no front page yet.")
        (text,) = as_of_now([row])
        return self.answer(dumps(site_json(json.loads(text))))


def site_json(content: dict[str, Any]) -> dict[str, Any]:
    """The frame with the languages of the site; without a notice that holds today the key is missing."""
    languages = [{"code": one.code, "name": one.name, "direction": one.direction} for one in LANGUAGES]
    found = with_valid_notices(content) | {"languages": languages}
    return {name: value for name, value in found.items() if value != []}
