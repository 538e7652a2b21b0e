"""Answers are compressed for whoever accepts it, and for nobody else."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


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
