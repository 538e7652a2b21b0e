"""Shapes that the API makes of what the window holds."""

import msgspec

from directory.hsds.organization import Organization
from directory.hsds.shape import Shape


class ServiceReference(Shape, kw_only=True):
    """As much of a service as HSDS demands inside an organization."""

    id: str
    name: str
    status: str


class MinimalService(ServiceReference, kw_only=True):
    last_modified: str | None = None
    x_distance: int | None = None


class OrganizationWithServices(Organization, kw_only=True):
    """Its services are whole ones where `full_service` asks for them."""

    services: list[ServiceReference] = []


def shortened(shape: type[Shape], text: str) -> str:
    """JSON of a record with no more than the fields of a shape."""
    return msgspec.json.encode(msgspec.json.decode(text, type=shape)).decode()


def at_distance(item: str, metres: float | None = None) -> str:
    """JSON of an item that says how far away it is, where that was asked for."""
    return item if metres is None else f'{item[:-1]},"x_distance":{round(metres)}}}'
