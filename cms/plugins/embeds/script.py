"""The script of the element `wegweiser-embed`, at an address that stays and at one for each version that never changes."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

FOLDER = Path(__file__).parent / "static" / "embeds"
SCRIPTS = {"v1.js": "v1.0.0.js", "v1.0.0.js": "v1.0.0.js"}
A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def script(request: HttpRequest, name: str) -> HttpResponse:
    response = HttpResponse(source(SCRIPTS[name]), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = FOR_EVER if name == SCRIPTS[name] else A_DAY
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def source(file: str) -> bytes:
    return (FOLDER / file).read_bytes()
