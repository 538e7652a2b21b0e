"""A form that arrives without some of its fields, forged or too late, is answered with words. Wagtail takes them for granted."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.urls import NoReverseMatch

View = Callable[..., HttpResponseBase]
NEEDED = {"wagtailadmin_choose_page_external_link": "external-link-chooser-url"}  # where a lookup gives None
UNFIT = (KeyError, ValueError, NoReverseMatch)  # a field is missing, is no number, or names no page to go on to
logger = logging.getLogger(__name__)


def unfit_forms_are_answered(view: View) -> View:
    """Wraps a view of the admin, outside of its transaction: what a POST does not find or cannot store changes nothing."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        if lacks_what_is_needed(request):
            return incomplete(request)
        try:
            return rendered(view(request, *args, **kwargs))
        except UNFIT:
            logger.warning("Unfit form at %s", request.path, exc_info=True)
            return incomplete(request)
        except IntegrityError:
            logger.warning("Form at %s that does not fit the data", request.path, exc_info=True)
            return render(request, "admin/outdated_form.html", status=409)

    return wrapper


def rendered(response: HttpResponseBase) -> HttpResponseBase:
    """A form shown again shows what was sent, and that may be what no field can show."""
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def lacks_what_is_needed(request: HttpRequest) -> bool:
    field = NEEDED.get(request.resolver_match.view_name) if request.resolver_match else None
    return field is not None and request.user.is_authenticated and field not in request.POST


def incomplete(request: HttpRequest) -> HttpResponse:
    return render(request, "admin/incomplete_form.html", status=400)
