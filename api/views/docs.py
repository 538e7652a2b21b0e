from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from api.handbook import handbook
from api.views.public import PublicView
from cms.languages import ADMIN_LANGUAGES, BY_CODE


class Docs(PublicView):
    """The handbook, for people."""

    operation_id = "getDocs"

    @extend_schema(exclude=True)  # the only answer that is no JSON
    def get(self, request: Request) -> HttpResponse:
        german = self.language.startswith("de")
        self.language = "de" if german else "en"
        with override(self.language):
            context = handbook(self.language) | {"language": self.language}
            context["languages"] = [BY_CODE[code] for code in ADMIN_LANGUAGES]
            return self.described(render(request, "api/docs.html", context))
