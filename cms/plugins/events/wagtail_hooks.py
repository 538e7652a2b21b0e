"""Events in the menu of the admin, and their preview."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.plugins.events.admin import EventViewSet
from cms.plugins.events.importing.admin import CalendarSourceViewSet
from cms.plugins.events.preview import preview_context

register_snippet(EventViewSet)
hooks.register("construct_event_preview", preview_context)
hooks.register("register_admin_viewset", lambda: CalendarSourceViewSet())
