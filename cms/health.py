"""Whether the site is well: for those who watch it, and for the pages that say that it is not."""

import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from cms.published.models import VersionStamp

RETRY_AFTER = 5  # seconds
AWAY = (OperationalError, InterfaceError)


def database_is_away() -> bool:
    """Whether the exception that is being handled, or one that led to it, came from a database that does not answer."""
    error = sys.exc_info()[1]
    while error is not None and not isinstance(error, AWAY):
        error = error.__cause__ or error.__context__
    return error is not None


@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """200 while this process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has our tables, else 503; nothing about why, since anybody may ask."""
    try:
        VersionStamp.objects.exists()
    except Exception:
        connection.close()
        return HttpResponse("not ready\n", status=503, content_type="text/plain", headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse("ok\n", content_type="text/plain")
