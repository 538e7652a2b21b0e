"""The directory's place in the admin, and what its editors are told."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory.models import DirectoryRecord, Service
from directory.viewsets import DirectoryViewSetGroup

register_snippet(DirectoryViewSetGroup)


@hooks.register("before_edit_snippet")
@hooks.register("before_unpublish")
def translators_leave_sources_alone(request: HttpRequest, instance: Model) -> None:
    """Who may not add records translates them: the German row stays with the editors."""
    if not isinstance(instance, DirectoryRecord) or not instance.is_source:
        return
    if request.method == "POST" and not may_add(request, instance):
        raise PermissionDenied


def may_add(request: HttpRequest, instance: DirectoryRecord) -> bool:
    label = instance._meta
    return bool(request.user.has_perm(f"{label.app_label}.add_{label.model_name}"))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_what_keeps_a_service_hidden(request: HttpRequest, instance: Any) -> None:
    """A service is public together with its organization."""
    if isinstance(instance, Service) and instance.live and not instance.organization.live:
        text = _("Visitors do not see this service yet: its organization “%(name)s” is not published.")
        messages.warning(request, text % {"name": instance.organization.name})
