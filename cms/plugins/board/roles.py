"""Who may do what with notices."""

MODERATORS = "Moderators of the board"  # people of a municipality, who decide about its notices alone
EVERYWHERE = "see_all_notices"  # the district's editors decide about those of all places
MANAGE = ("add_notice", "change_notice", "view_notice")
ROLES = {"Editors of the district": (*MANAGE, EVERYWHERE), MODERATORS: ("access_admin", *MANAGE)}
