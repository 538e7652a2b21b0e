"""The directory's place in the admin, and what its editors are told."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory.models import Service
from directory.viewsets import DirectoryViewSetGroup

register_snippet(DirectoryViewSetGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_what_keeps_a_service_hidden(request: HttpRequest, instance: Any) -> None:
    """A service is public together with its organization."""
    if isinstance(instance, Service) and instance.live and not instance.organization.live:
        text = _("Visitors do not see this service yet: its organization “%(name)s” is not published.")
        messages.warning(request, text % {"name": instance.organization.name})
