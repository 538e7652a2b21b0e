"""Translators change words in their languages, and nothing else: they reach what the matrix gives them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.users.matrix import decision

View = Callable[..., HttpResponseBase]


def adds_nothing(user: Any) -> bool:
    """Whether somebody with a login may add neither pages nor records: that is who counts as a translator."""
    if user.is_anonymous or any(name.partition(".")[2].startswith("add_") for name in user.get_all_permissions()):
        return False
    return not policy_registry.get_by_type(Page).user_has_permission(user, "add")


def translators_stay_with_words(view: View) -> View:
    """Wraps a view of the admin. What nobody has decided, a plugin's view for instance, is refused."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not opens(request.resolver_match) and is_translator(request.user):
            return permission_denied(request)
        return view(request, *args, **kwargs)

    return wrapper


def is_translator(user: Any) -> bool:
    return bool(user.has_perm("wagtailadmin.access_admin")) and adds_nothing(user)


def opens(match: ResolverMatch | None) -> bool:
    """Whether the matrix lets translators in; addresses without a name are Wagtail's error pages."""
    return match is None or not match.url_name or decision("translator", match.view_name) != "no"


def reachable(address: str) -> bool:
    """Whether translators may open an address of the admin; addresses elsewhere are not the matrix's business."""
    try:
        return opens(resolve(address.partition("?")[0]))
    except Resolver404:
        return True
