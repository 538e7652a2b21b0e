"""A service by its UUID, as JSON or as a calendar of its hours."""

import json

from django.http import Http404, HttpResponse
from django.utils import translation
from rest_framework.request import Request

from api.calendar import MEDIA_TYPE, calendar_of
from api.views.record import RecordDetail, uuid_of


class ServiceDetail(RecordDetail):
    def get(self, request: Request, id: str) -> HttpResponse:
        if self.asked["format"] != "ics":
            return super().get(request, id)
        text = self.published(uuid_of(id))
        if text is None:
            raise Http404("There is no such service.")
        with translation.override(self.language):
            return self.described(HttpResponse(calendar_of(json.loads(text)), content_type=MEDIA_TYPE))
