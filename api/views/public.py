"""What every address of the API has in common."""

import json
from typing import Any, TypeVar

import msgspec
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request
from rest_framework.views import APIView

from api.keys.limits import RequestsAMinute
from api.language import negotiated_language
from api.parameters.base import Parameters, validated
from api.schema import ResourceSchema

Response = TypeVar("Response", bound=HttpResponseBase)


def dumps(document: object) -> str:
    """JSON text for documents that are not in the window."""
    return json.dumps(document, ensure_ascii=False, default=str)


class PublicView(APIView):
    """Checks the query, chooses the language, and answers with ready JSON.

    For OpenAPI: `operation_id`, `tag`, `shape` of the answer, or whether it `is_single` record of a resource.
    """

    parameters: type[Parameters] = Parameters
    shape: type[msgspec.Struct] | None = None
    is_single = False
    operation_id = ""
    leads_on = ""  # when an answer is a redirect
    tag = "optional"
    throttle_classes = [RequestsAMinute]
    schema = ResourceSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.asked = validated(self.parameters, request.query_params)
        self.language = negotiated_language(request, self.asked.get("lang"))

    def answer(self, text: str | bytes) -> HttpResponse:
        return self.described(HttpResponse(text, content_type="application/json"))

    def described(self, response: Response) -> Response:
        """Says in which language the answer is, and what it depends on."""
        response.headers["Content-Language"] = self.language
        patch_vary_headers(response, ["Accept-Language"])
        return response
