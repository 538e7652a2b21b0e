from api.filters.parameters import ListParameters


class TaxonomyParameters(ListParameters):
    """Words only."""
