"""Translators change words, organizers see who comes, and nothing else: they reach what the matrix gives them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.users.matrix import ADMIN

TRANSLATES = "wagtail_localize.submit_translation"
View = Callable[..., HttpResponseBase]


def roles_within_the_matrix(user: Any) -> list[str]:
    """Roles of somebody who may add neither pages nor records of the site, and reaches what the matrix gives them."""
    if user.is_superuser or not user.has_perm("wagtailadmin.access_admin"):
        return []
    added = {name.partition(".")[0] for name in user.get_all_permissions() if name.partition(".")[2].startswith("add_")}
    if any(map(is_of_the_site, added)) or policy_registry.get_by_type(Page).user_has_permission(user, "add"):
        return []
    return [*(["translator"] if not added or user.has_perm(TRANSLATES) else []), *(["organizer"] if added else [])]


def is_of_the_site(label: str) -> bool:
    """Not of a plugin with roles of its own, nor of one that is off: there nobody adds anything."""
    return label in apps.app_configs and not getattr(apps.app_configs[label], "roles", {})


def translators_stay_with_words(view: View) -> View:
    """Wraps a view of the admin. What nobody has decided, a plugin's view for instance, is refused."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not opens(request.resolver_match, roles_within_the_matrix(request.user)):
            return permission_denied(request)
        return view(request, *args, **kwargs)

    return wrapper


def opens(match: ResolverMatch | None, roles: Sequence[str]) -> bool:
    """Whether the matrix lets one of the roles in; addresses without a name are Wagtail's error pages."""
    if match is None or not match.url_name or not roles:
        return True
    return any(ADMIN.decision(role, match.view_name) != "no" for role in roles)


def reachable(address: str, roles: Sequence[str]) -> bool:
    """Whether one of the roles opens an address of the admin; addresses elsewhere are not the matrix's business."""
    try:
        return opens(resolve(address.partition("?")[0]), roles)
    except Resolver404:
        return True
