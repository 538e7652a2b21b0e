"""Who may do what with groups in the admin. What groups write is for their members alone."""

MANAGE = ("add_group", "change_group", "view_group")
ENTERS = "enter_groups"  # the area of groups that are not closed
ROLES = {"Editors of the district": (*MANAGE, ENTERS)}
