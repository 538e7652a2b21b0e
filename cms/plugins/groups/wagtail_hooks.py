"""Groups in the menu of the admin, and the words for what is logged about them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.plugins.groups.admin.viewset import GroupViewSet


@hooks.register("register_log_actions")
def describe_what_is_logged(actions: LogActionRegistry) -> None:
    actions.register_action("groups.invited", _("Invite a member"), _("Member invited"))
    actions.register_action("groups.left", _("End a membership"), _("Membership ended"))


hooks.register("register_admin_viewset", lambda: [GroupViewSet()])
