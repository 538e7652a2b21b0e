"""Old addresses of pages lead to the new ones."""

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware


class PageRedirects(RedirectMiddleware):
    """Wagtail's redirects, for pages only: what the API answers comes from the published window alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if request.path.startswith("/api/") else super().process_response(request, response)
