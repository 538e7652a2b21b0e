"""Pictures as pages show them: the files directly below `media/images`, and no other file of the site."""

import mimetypes
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def picture(request: HttpRequest, path: str, **kwargs: Any) -> HttpResponseBase:
    """A picture by its name. What is none is not there, whoever put it into the folder: an SVG may hold scripts."""
    kind = mimetypes.guess_type(path)[0] or ""
    if "\x00" in path or not kind.startswith("image/") or kind == "image/svg+xml":
        raise Http404
    response = serve(request, path, **kwargs)
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response
