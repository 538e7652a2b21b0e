"""The directory's place in the admin, and what its editors are told."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from directory.admin.duplicates import warn_of_duplicates
from directory.admin.previews import preview_context
from directory.admin.viewsets import DirectoryViewSetGroup
from directory.hsds.service_item import paths_of
from directory.models import Service

register_snippet(DirectoryViewSetGroup)
hooks.register("construct_service_preview", preview_context)
hooks.register("after_create_snippet", warn_of_duplicates)
hooks.register("after_edit_snippet", warn_of_duplicates)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_where_a_service_stands(request: HttpRequest, instance: Any) -> None:
    """A service is public together with its organization."""
    if not isinstance(instance, Service):
        return
    shown = Service.objects.get(pk=instance.pk)  # Wagtail publishes a copy: the instance does not know of it
    if not shown.is_public:
        return
    if not shown.organization.is_public:
        text = _("Visitors do not see this service yet: its organization “%(name)s” is not published.")
        messages.warning(request, text % {"name": shown.organization.name})
    elif "action-publish" in request.POST and (path := paths_of(shown).get(shown.locale.language_code)):
        live = messages.button(path, _("View live"), new_window=False)
        messages.success(request, _("Visitors see this service."), buttons=[live])
