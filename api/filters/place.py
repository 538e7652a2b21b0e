from api.filters.parameters import ListParameters


class PlaceParameters(ListParameters):
    """Words only."""
