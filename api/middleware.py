"""Everything below /api/: open to scripts of every origin, and a tree of addresses of its own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_urlconf

ALLOWED_METHODS = "GET, HEAD, OPTIONS"
EXPOSED_HEADERS = "ETag, Content-Language, Retry-After, Link"  # besides those that scripts may read anyway
ADDRESSES = "api.root_urls"


class OpenToEveryOrigin:
    """Lets scripts of all sites read the API: no cookies, nothing private. Errors and 304 included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request.path_info):
            return self.get_response(request)
        stay_in_the_api(request)
        response = preflight() if request.method == "OPTIONS" else self.get_response(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
        response.cookies.clear()
        return response


def is_api(path: str) -> bool:
    """Whether an address belongs to the API."""
    return path == "/api" or path.startswith("/api/")


def stay_in_the_api(request: HttpRequest) -> None:
    """Among the site's addresses LocaleMiddleware would redirect a 404 to /de/api/…, and errors would be pages."""
    request.urlconf = ADDRESSES  # type: ignore[attr-defined]
    set_urlconf(ADDRESSES)  # for errors that happen before the request is resolved


def preflight() -> HttpResponse:
    """What a browser wants to know before it asks with a header of its own."""
    headers = {
        "Allow": ALLOWED_METHODS,
        "Access-Control-Allow-Methods": ALLOWED_METHODS,
        "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    response = HttpResponse(status=204, headers=headers)
    del response.headers["Content-Type"]  # of nothing
    return response
