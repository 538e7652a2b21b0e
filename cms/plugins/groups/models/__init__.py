from cms.plugins.groups.models.decision import Decision
from cms.plugins.groups.models.document import Download, GroupDocument
from cms.plugins.groups.models.group import Group
from cms.plugins.groups.models.mail import Mail
from cms.plugins.groups.models.meeting import AgendaItem, Attendance, Meeting
from cms.plugins.groups.models.membership import Membership

__all__ = ["AgendaItem", "Attendance", "Decision", "Download", "Group", "GroupDocument", "Mail", "Meeting", "Membership"]
