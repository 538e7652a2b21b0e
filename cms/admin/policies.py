"""Which Content-Security-Policy a page of the admin has: the login the strict one of the site, the editor its own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
STRICT = ("wagtailadmin_login", "wagtailadmin_password_reset")


def editor_has_its_policy(view: View) -> View:
    """Wraps a view of the admin."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        if not name.startswith(STRICT):
            response._csp_update = settings.ADMIN_SECURITY_POLICY  # type: ignore[attr-defined]  # read by django-csp
        return response

    return wrapper
