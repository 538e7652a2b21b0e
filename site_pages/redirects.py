"""Old addresses of pages and services lead to the new ones, with the query of the visitor."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from cms.languages import language_in
from site_pages.service_links import service_paths


def with_query(address: str, request: HttpRequest) -> str:
    """An address with the query that was asked for, unless it has one of its own."""
    query = request.META.get("QUERY_STRING", "")
    if not query or "?" in address:
        return address
    path, hash, fragment = address.partition("#")
    return f"{path}?{query}{hash}{fragment}"


class PageRedirects(RedirectMiddleware):
    """Wagtail's redirects, for pages only: what the API answers comes from the published window alone.

    A service whose finder was renamed or moved is known by the end of its address.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != 404 or request.path.startswith("/api/"):
            return response
        found: HttpResponseBase = super().process_response(request, response)
        if isinstance(found, HttpResponseRedirectBase):
            found.headers["Location"] = with_query(found.headers["Location"], request)
            return found
        language = language_in(request.path)
        address = service_paths([request.path], language).get(request.path) if language else None
        return HttpResponsePermanentRedirect(with_query(address, request)) if address else response
