"""Pictures as pages show them: the files directly below `media/images`, and no other file of the site."""

import logging
import mimetypes
from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

logger = logging.getLogger(__name__)
T = TypeVar("T")


def if_it_can_be_made(make: Callable[[], T], otherwise: T) -> T:
    """What `make` gives, which needs a picture in certain sizes. `otherwise` when they are missing and cannot be made:

    the original is lost, or disk or database are full or read-only. Reading goes on without the picture.
    """
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():  # a failed write would end the caller's
            return make()
    except (OSError, DatabaseError) as error:
        logger.warning("A picture cannot be made: %s", error)
        return otherwise


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture by its name. What is none is not there, whoever put it into the folder: an SVG may hold scripts."""
    kind = mimetypes.guess_type(path)[0] or ""
    if "\x00" in path or not kind.startswith("image/") or kind == "image/svg+xml":
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response
