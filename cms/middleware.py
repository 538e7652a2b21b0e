"""Answers are compressed for whoever accepts it, and tell until when they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date


@lru_cache(maxsize=64)
def accepts_gzip(header: str) -> bool:
    """Whether Accept-Encoding lets gzip through: by name or by *, and not with q=0 (RFC 9110, section 12.5.3)."""
    weights = dict(weight_of(part) for part in header.lower().split(",") if part.strip())
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def weight_of(part: str) -> tuple[str, float]:
    """Name and weight of one encoding; a weight that makes no sense refuses it."""
    name, _semicolon, parameter = part.partition(";")
    if not parameter.strip():
        return name.strip(), 1.0
    try:
        return name.strip(), float(parameter.strip().removeprefix("q="))
    except ValueError:
        return name.strip(), 0.0


class GZip(GZipMiddleware):
    """Django's looks for the word alone, also in `gzip;q=0`."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        accepted = accepts_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip" if accepted else ""
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


def hold_until(request: HttpRequest | None, moment: datetime | None) -> None:
    """Tells that something in the answer reads differently from a moment on. The first of them counts."""
    if request is None or moment is None:
        return
    known: datetime | None = request.__dict__.get("_holds_until")
    request.__dict__["_holds_until"] = min(moment, known) if known else moment


def next_minute() -> datetime:
    """When what depends on "now" is over, for those who ask to the minute."""
    return timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=1)


class Expires:
    """Middleware: the header `Expires`, for the cache before the application; browsers ask again each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        moment: datetime | None = request.__dict__.get("_holds_until")
        if moment:
            response.headers["Expires"] = http_date(moment.timestamp())
            patch_cache_control(response, no_cache=True)
        return response
