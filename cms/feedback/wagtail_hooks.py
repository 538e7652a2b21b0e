"""The inbox in the admin, and on its start page."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from cms.feedback.inbox import FeedbackPanel, FeedbackViewSet, TranslationRequestViewSet

register_snippet(FeedbackViewSet)


@hooks.register("register_admin_viewset")
def show_wanted_translations() -> TranslationRequestViewSet:
    return TranslationRequestViewSet()


@hooks.register("construct_homepage_panels")
def tell_what_visitors_report(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(FeedbackPanel())
