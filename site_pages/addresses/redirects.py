"""From "/" to the reader's language, from old addresses of pages and services to the new ones; each with the visitor's query."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from cms.languages import from_accept_language, language_in
from site_pages.reading.links import with_query
from site_pages.reading.service_links import ServicePaths


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Leads from "/" to the front page in the language that the browser prefers."""
    language = from_accept_language(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(with_query(f"/{language}/", request))
    patch_vary_headers(response, ["Accept-Language"])
    return response


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
        address = ServicePaths.load([request.path]).path(request.path, language) if language else ""
        return HttpResponsePermanentRedirect(with_query(address, request)) if address else response
