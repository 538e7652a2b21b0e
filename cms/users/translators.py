"""Translators change words, organizers see who comes, and nothing else: they reach what the matrix gives them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.users.matrix import decision

TRANSLATES = "wagtail_localize.submit_translation"
View = Callable[..., HttpResponseBase]


def roles_within_the_matrix(user: Any) -> list[str]:
    """Roles of somebody who may add neither pages nor records of the site, and reaches what the matrix gives them."""
    if not user.has_perm("wagtailadmin.access_admin") or policy_registry.get_by_type(Page).user_has_permission(user, "add"):
        return []
    added = {name.partition(".")[0] for name in user.get_all_permissions() if name.partition(".")[2].startswith("add_")}
    if added - apps_with_roles():
        return []
    return [*(["translator"] if not added or user.has_perm(TRANSLATES) else []), *(["organizer"] if added else [])]


def apps_with_roles() -> set[str]:
    """Plugins whose people have roles of their own; of a plugin that is off nobody adds anything."""
    known = {config.label: getattr(config, "roles", {}) for config in apps.get_app_configs()}
    named = ContentType.objects.values_list("app_label", flat=True).distinct()
    return {label for label in named if known.get(label, {"off": ()})}


def translators_stay_with_words(view: View) -> View:
    """Wraps a view of the admin. What nobody has decided, a plugin's view for instance, is refused."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not opens(request.resolver_match, request.user):
            return permission_denied(request)
        return view(request, *args, **kwargs)

    return wrapper


def opens(match: ResolverMatch | None, user: Any) -> bool:
    """Whether the matrix lets somebody in; addresses without a name are Wagtail's error pages."""
    if match is None or not match.url_name or user.is_anonymous:
        return True
    roles = roles_within_the_matrix(user)
    return not roles or any(decision(role, match.view_name) != "no" for role in roles)


def reachable(address: str, user: Any) -> bool:
    """Whether somebody may open an address of the admin; addresses elsewhere are not the matrix's business."""
    try:
        return opens(resolve(address.partition("?")[0]), user)
    except Resolver404:
        return True
