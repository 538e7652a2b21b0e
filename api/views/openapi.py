from functools import cache

from django.http import HttpResponse
from django.utils.translation import override
from rest_framework.request import Request

from api.schema import HsdsSchemaGenerator
from api.views.public import PublicView, dumps


@cache
def openapi_document() -> str:
    """The same for everybody, made once a process."""
    with override("en"):
        return dumps(HsdsSchemaGenerator(urlconf="api.urls").get_schema(public=True))


class OpenApi(PublicView):
    """This document: OpenAPI 3.1 of all addresses, those of plugins included."""

    operation_id = "getOpenApi"

    def get(self, request: Request) -> HttpResponse:
        self.language = "en"
        return self.answer(openapi_document())
