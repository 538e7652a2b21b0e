"""Who may do what with registrations."""

ORGANIZERS = "Organizers of workshops"  # people of a partner organization, who see its workshops alone
EVERYWHERE = "see_all_workshops"  # the district's editors see those of all organizations
MANAGE = ("add_workshopdate", "change_workshopdate", "view_workshopdate")
ROLES = {"Editors of the district": (*MANAGE, EVERYWHERE, "delete_workshopdate"), ORGANIZERS: ("access_admin", *MANAGE)}
