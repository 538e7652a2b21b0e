"""Tells in the translation editor why a machine left something untranslated."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase

from cms.machine_translation.dispatcher import reasons

View = Callable[..., HttpResponseBase]
ROUTE = "wagtail_localize:machine_translate"


def machines_give_their_reasons(view: View) -> View:
    """Wraps a view of the admin."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.resolver_match is None or request.resolver_match.view_name != ROUTE:
            return view(request, *args, **kwargs)
        with reasons() as found:
            answer = view(request, *args, **kwargs)
        for text in found:
            messages.warning(request, text)
        return answer

    return wrapper
