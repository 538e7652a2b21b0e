from api.filters.parameters import ListParameters


class OrganizationParameters(ListParameters):
    """Words only."""
