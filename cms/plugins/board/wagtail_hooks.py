"""Notices in the menu of the admin, and the words for what is logged about them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.plugins.board.admin.viewset import ModeratorViewSet, NoticeViewSet

LOGGED = {
    "seen": (_("Read a notice"), _("Notice read")),
    "published": (_("Publish a notice"), _("Notice published")),
    "rejected": (_("Reject a notice"), _("Notice not accepted")),
    "ended": (_("End a notice"), _("Notice ended")),
}


@hooks.register("register_log_actions")
def describe_what_is_logged(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOGGED.items():
        actions.register_action(f"board.{name}", label, message)


hooks.register("register_admin_viewset", lambda: [NoticeViewSet(), ModeratorViewSet()])
