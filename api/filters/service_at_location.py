from api.filters.service import ServiceParameters


class ServiceAtLocationParameters(ServiceParameters):
    """The same as of services."""
