"""Pages for what went wrong, in the visitor's language. Errors of the server need no database: it may be what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from cms.health import RETRY_AFTER, database_is_away
from cms.languages import CODES, from_accept_language, language_in, language_of


def asked_language(request: HttpRequest) -> str:
    """The language of the address, else the one that the browser prefers."""
    return language_in(request.path_info) or from_accept_language(request.headers.get("Accept-Language", ""))


def error_page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    code = asked_language(request)
    language = language_of(code)
    with translation.override(code):
        context = {"language": language, "language_urls": {one: f"/{one}/" for one in CODES}}
        html = render_to_string(template, context, request)
    response = HttpResponse(html, status=status, headers={"Content-Language": code})
    patch_vary_headers(response, ["Accept-Language"])
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """With menu, search and emergency numbers for readers; what pages merely contain, such as pictures, needs none of it."""
    return error_page(request, "404.html" if language_in(request.path_info) else "not_found.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    if not database_is_away():
        return error_page(request, "500.html", 500)
    response = error_page(request, "503.html", 503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
