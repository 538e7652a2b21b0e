from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cms.languages import from_accept_language
from site_pages.redirects import with_query


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Leads from "/" to the front page in the language that the browser prefers."""
    language = from_accept_language(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(with_query(f"/{language}/", request))
    patch_vary_headers(response, ["Accept-Language"])
    return response
