"""What all frames have in common: who may frame them, their language, and what they say when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.languages import CODES, SOURCE_LANGUAGE, language_of
from cms.plugins.embeds.counting import PARTNER, counted
from cms.published.addresses import absolute

POLICY = {
    **{name: [SELF] for name in ("style-src", "script-src", "font-src", "connect-src")},
    **{name: [NONE] for name in ("default-src", "base-uri", "form-action", "object-src")},
    **{"img-src": [SELF, "data:", *settings.MEDIA_ORIGINS], "frame-ancestors": ["*"]},
}
Frame = Callable[..., Any]


def framed(view: Frame) -> Frame:
    """A page for frames in the language of its address."""

    @wraps(view)
    def wrapper(request: HttpRequest, language: str, **asked: Any) -> Any:
        known = language if language in CODES else SOURCE_LANGUAGE
        with translation.override(known):
            response = shown(view, request, known, **asked) if known == language else gone(request, known)
        response.headers["Content-Language"] = known
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    untyped: Any = wrapper  # the policy's decorator knows views of a request alone
    return require_safe(xframe_options_exempt(csp_replace(POLICY)(untyped)))


def shown(view: Frame, request: HttpRequest, language: str, **asked: Any) -> Any:
    if PARTNER in request.GET and request.resolver_match:
        return counted(request, request.resolver_match.url_name or "")
    return view(request, language, **asked)


def answer(request: HttpRequest, language: str, template: str, title: str, url: str, **shown: Any) -> HttpResponse:
    frame = {"language": language_of(language), "title": title, "page_url": absolute(url)}
    return render(request, template, shown | frame)


def gone(request: HttpRequest, language: str) -> HttpResponse:
    """Said in words, since a browser shows nothing in the frame of what may not be framed."""
    response = answer(request, language, "embeds/gone.html", "", f"/{language}/")
    response.status_code = 404
    return response
