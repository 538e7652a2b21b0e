"""One change for each form sent in the admin: what is published and what the public reads change together."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from cms.indexing import indexed_once
from cms.published.projecting import one_change

WAITING = {"wagtail_localize:machine_translate"}  # for somebody else's server; it stores its answers in one transaction
View = Callable[..., HttpResponseBase]


def changes_are_atomic(view: View) -> View:
    """Wraps the POSTs of a view in a transaction; reading stays outside, since SQLite's write lock is one for all."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or (request.resolver_match and request.resolver_match.view_name in WAITING):
            return view(request, *args, **kwargs)
        with one_change(), indexed_once():
            return view(request, *args, **kwargs)

    return wrapper
