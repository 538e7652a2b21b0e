from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from api.views.public import PublicView, dumps

HSDS_VERSION = "3.2.3"


class Root(PublicView):
    """What this API is, and where it is described."""

    operation_id = "getAPIMetaInformation"
    tag = "required"

    def get(self, request: Request) -> HttpResponse:
        document = {
            "version": HSDS_VERSION,
            "profile": request.build_absolute_uri(reverse("api:profile")),
            "openapi_url": request.build_absolute_uri(reverse("api:openapi")),
            "publisher": settings.HSDS_PUBLISHER,
        }
        return self.answer(dumps(document))
