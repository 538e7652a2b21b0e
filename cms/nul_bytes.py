"""No form of a browser holds NUL bytes; PostgreSQL refuses them, and some of Django's fields fail on them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict

View = Callable[..., HttpResponseBase]


def refuse_nul_bytes(view: View) -> View:
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and has_nul_bytes(request.POST):
            raise BadRequest
        return view(request, *args, **kwargs)

    return wrapper


def has_nul_bytes(form: QueryDict) -> bool:
    return any("\x00" in text for name, values in form.lists() for text in (name, *values))
