"""Registrations in the menu of the admin, and the words for what is logged about them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.plugins.workshops.admin.viewset import OrganizerViewSet, WorkshopDateViewSet

LOGGED = {
    "seen": (_("See participants"), _("Participants seen")),
    "printed": (_("Print participants"), _("List of participants printed")),
    "exported": (_("Export participants"), _("List of participants exported")),
    "written": (_("Write to participants"), _("Message sent to participants")),
}


@hooks.register("register_log_actions")
def describe_what_is_logged(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOGGED.items():
        actions.register_action(f"workshops.{name}", label, message)


hooks.register("register_admin_viewset", lambda: [WorkshopDateViewSet(), OrganizerViewSet()])
